"""Reads a sheet that people filled in: every row that has something, and every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.papers.errors import HeadingsNotFound
from luoshi.papers.sheet.cells import Cell, CellFault, as_text, take
from luoshi.papers.sheet.columns import Column, Sheet
from luoshi.papers.sheet.grid import LIMITS, Grid, Limits, grids
from luoshi.papers.sheet.header import Header, find_header
from luoshi.papers.sheet.result import Fault, Row, SheetRows
from luoshi.papers.words import Words

FORMULA = Words(
    "这里是公式，请改为数值（复制后选择性粘贴为数值）。",
    "This is a formula; replace it by its value (copy, then paste as values).",
)
MISSING = Words("“{heading}”不能为空。", "“{heading}” must not be empty.")
KEY_TWICE = Words(
    "标识与第 {row} 行相同；新增的行请把标识留空。",
    "Same identifier as row {row}; leave it empty in a new row.",
)
HEADING_TWICE = Words(
    "“{heading}”列出现两次，只读取前一列。",
    "The column “{heading}” stands twice; only the first one is read.",
)


def read(sheet: Sheet, data: bytes, *, year: int | None = None, limits: Limits = LIMITS) -> SheetRows:
    """The records of an xlsx, xls, ods or csv file, from the first visible sheet with the headings.

    year: for dates without one (6月30日). A faulty cell is None, and its fault says why.

    Raises a PaperError: what `luoshi.papers.errors` names, with what to do.
    """
    lacking: HeadingsNotFound | None = None
    for grid in grids(data, limits):
        try:
            header = find_header(sheet, grid.rows)
        except HeadingsNotFound as error:
            lacking = lacking or error
            continue
        return _rows(sheet, grid, header, year)
    raise lacking or HeadingsNotFound(missing="、".join(column.heading for column in sheet.columns))


def _rows(sheet: Sheet, grid: Grid, header: Header, year: int | None) -> SheetRows:
    body = _Body(sheet, grid, header, year)
    faults = [*_heading_faults(sheet, header)]
    rows = tuple(body.rows(faults))
    faults += _key_faults(body.columns, rows)
    absent = tuple(column.key for column in sheet.columns if column.key not in header.places)
    return SheetRows(rows, tuple(sorted(faults, key=lambda fault: fault.row)), absent, header.unknown)


class _Body:
    """The rows below a header."""

    def __init__(self, sheet: Sheet, grid: Grid, header: Header, year: int | None) -> None:
        self.columns = [c for c in sheet.columns if c.key in header.places and c.kind != "serial"]
        self.grid = grid
        self.header = header
        self.year = year

    def rows(self, faults: list[Fault]) -> Iterator[Row]:
        """Each row that has something in a declared column; what is wrong with it goes to `faults`."""
        first = self.header.row + 1
        for at, stored in enumerate(self.grid.rows[first:], start=first):
            if any(as_text(stored[self.header.places[column.key]]).strip() for column in self.columns):
                yield Row(at + 1, {column.key: self._cell(column, at, faults) for column in self.columns})

    def _cell(self, column: Column, at: int, faults: list[Fault]) -> Cell:
        place = self.header.places[column.key]
        try:
            if (at, place) in self.grid.formulas:
                raise CellFault("formula", FORMULA)
            return _required(column, take(self.grid.rows[at][place], column.kind, self.year))
        except CellFault as fault:
            faults.append(Fault(at + 1, column.key, fault.code, fault.message))
            return None


def _required(column: Column, cell: Cell) -> Cell:
    if column.required and (cell is None or (isinstance(cell, str) and not cell.strip())):
        raise CellFault("missing", MISSING.filled(heading=column.heading))
    return cell


def _heading_faults(sheet: Sheet, header: Header) -> Iterator[Fault]:
    for column in sheet.columns:
        if column.key in header.twice:
            message = HEADING_TWICE.filled(heading=column.heading)
            yield Fault(header.row + 1, column.key, "heading-twice", message)


def _key_faults(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Fault]:
    """A row copied in a spreadsheet takes its identifier along; which of the two is meant is not known."""
    for column in columns:
        if column.kind == "identifier":
            first: dict[Cell, int] = {}
            for row in rows:
                key = row.cells[column.key]
                if key and first.setdefault(key, row.number) != row.number:
                    message = KEY_TWICE.filled(row=first[key])
                    yield Fault(row.number, column.key, "identifier-twice", message)
