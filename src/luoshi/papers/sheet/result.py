"""What reading a sheet gives: rows by key, and every fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.papers.sheet.cells import Cell
from luoshi.papers.words import Words


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a person must mend; `row` as the spreadsheet numbers it, `column` a column's key."""

    row: int
    column: str
    code: str
    message: Words


@dataclass(frozen=True, slots=True)
class Row:
    """One record. A key missing from `cells` had no column in the file, which is not the same as blank."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """`absent`: keys of declared columns not in the file; `unknown`: its headings that are no column's."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def sound(self) -> tuple[Row, ...]:
        """The rows without any fault."""
        faulty = {fault.row for fault in self.faults}
        return tuple(row for row in self.rows if row.number not in faulty)
