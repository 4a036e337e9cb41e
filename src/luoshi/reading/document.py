"""What every source hands on: one text, and where its tables lie in it."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.span import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the span it covers and one span a column, None where the cell is merged with the one above.

    `is_across` where one cell is merged over all columns, as far as the source tells.
    """

    span: Span
    cells: tuple[Span | None, ...]
    is_across: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    span: Span
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is what all offsets count in; tables come in the order of the text and do not overlap."""

    text: str
    tables: tuple[Table, ...] = ()
