"""Builds a Document line by line and table by table, and keeps the places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luoshi.reading.document import Document, Row, Table
from luoshi.reading.span import BLANK, Span


class Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.tables: list[Table] = []

    def document(self) -> Document:
        return Document("".join(self.parts), tuple(self.tables))

    def line(self, text: str) -> Span | None:
        """Writes a paragraph without the blanks around it, and returns its place; None where it is blank."""
        text = text.strip(BLANK)
        if not text:
            return None
        span = Span(self.length, self.length + len(text))
        self.parts.append(text + "\n")
        self.length += len(text) + 1
        return span

    def table(self, rows: Iterable[Sequence[str | None]]) -> None:
        """Writes each cell as lines of its own; None, like "", where a cell is merged with the one above."""
        written = [row for row in map(self._row, rows) if row is not None]
        if written:
            self.tables.append(Table(Span(written[0].span.start, written[-1].span.end), tuple(written)))

    def grid(self, rows: Sequence[Sequence[str | None]]) -> None:
        """Rows of a sheet: those above and below its table that have but one cell are lines."""
        filled = [[cell for cell in row if cell and cell.strip(BLANK)] for row in rows]
        several = [index for index, cells in enumerate(filled) if len(cells) > 1]
        begin, end = (several[0], several[-1] + 1) if several else (len(rows), len(rows))
        for cells in filled[:begin]:
            self._lines(cells)
        self.table(rows[begin:end])
        for cells in filled[end:]:
            self._lines(cells)

    def _lines(self, cells: Iterable[str]) -> None:
        for cell in cells:
            for text in cell.splitlines():
                self.line(text)

    def _row(self, row: Sequence[str | None]) -> Row | None:
        cells = tuple(self._cell(cell or "") for cell in row)
        held = [cell for cell in cells if cell is not None]
        return Row(Span(held[0].start, held[-1].end), cells) if held else None

    def _cell(self, text: str) -> Span | None:
        spans = [span for span in map(self.line, text.splitlines()) if span is not None]
        return Span(spans[0].start, spans[-1].end) if spans else None
