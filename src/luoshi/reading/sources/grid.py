"""Tables in plain text: rows of cells set apart by tabs or by bars, below a row of column headings."""

from __future__ import annotations

import re

from luoshi.reading.document import Row, Table
from luoshi.reading.lines import Line, lines
from luoshi.reading.span import Span, trimmed

SEPARATORS = re.compile(r"[\t|｜]")
FEWEST_ROWS = 2
# A merged first cell may leave so many rows with one cell between two full ones.
LONGEST_GAP = 12
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of a text; a row with too few cells goes on with the first cell above."""
    if not SEPARATORS.search(text):
        return ()
    found: list[Table] = []
    rows = lines(text)
    index = 0
    while index < len(rows):
        end = _end(rows, index)
        if end - index >= FEWEST_ROWS:
            found.append(_table(text, rows[index:end]))
        index = max(end, index + 1)
    return tuple(found)


def _end(rows: list[Line], begin: int) -> int:
    """One past the last row of the table that begins at `begin`; `begin` itself where none does."""
    end = begin
    index = begin
    while index < len(rows) and index - end <= LONGEST_GAP:
        if SEPARATORS.search(rows[index].text):
            end = index + 1
        elif index == begin or NUMBERED.match(rows[index].text):
            break
        index += 1
    return end


def _table(text: str, rows: list[Line]) -> Table:
    cells = [_cells(text, row) for row in rows]
    width = len(cells[0])
    return Table(
        Span(rows[0].start, rows[-1].end),
        tuple(
            Row(Span(row.start, row.end), (None,) * (1 if len(own) < width else 0) + tuple(own))
            for row, own in zip(rows, cells, strict=True)
        ),
    )


def _cells(text: str, row: Line) -> list[Span | None]:
    cells: list[Span | None] = []
    begin = row.start
    for separator in SEPARATORS.finditer(text, row.start, row.end):
        cells.append(_cell(text, begin, separator.start()))
        begin = separator.end()
    return [*cells, _cell(text, begin, row.end)]


def _cell(text: str, start: int, end: int) -> Span | None:
    span = trimmed(text, start, end)
    return span if span.end > span.start else None
