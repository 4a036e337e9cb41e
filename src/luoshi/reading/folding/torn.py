"""Line ends inside sentences, as texts have that were set in rows of one width or copied from a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from luoshi.reading.document import Table
from luoshi.reading.lines import Line, lines
from luoshi.reading.outline.marks import mark

NARROWEST, WIDEST = 15, 60
# So much room a row may leave for what could not be parted from the next one, in ideographs.
SLACK = 2.5
FEWEST, SHARE = 5, 0.3
# A line that no page is wide enough for.
LONG = re.compile(rf"[^\r\n]{{{2 * WIDEST + 1}}}")
ENDS = frozenset("。；！？：;!?:”）)")
INDENT = " \t\u3000"


def line_ends(text: str, tables: Sequence[Table]) -> Iterator[int]:
    """Where the line ends stand that only end a row, with the blanks around them."""
    rows = [] if tables or LONG.search(text) else lines(text)
    width = _width_of(text, rows)
    if width is None:
        return
    for row, below in pairwise(rows):
        if _is_open(text, row, width) and _goes_on(text, row, below):
            yield from range(row.end, below.start)


def _width_of(text: str, rows: Sequence[Line]) -> float | None:
    """The width, in ideographs, that the text was set in; None where its lines are paragraphs."""
    widest = max((_reach(text, row) for row in rows), default=0)
    if not NARROWEST <= widest <= WIDEST:
        return None
    open_rows = sum(_is_open(text, row, widest) for row in rows)
    return widest if open_rows >= max(FEWEST, SHARE * len(rows)) else None


def _reach(text: str, row: Line) -> float:
    """How far a row reaches from the beginning of its line, in ideographs."""
    # No line is longer: to look further would take a square of the time.
    floor = max(0, row.start - 2 * WIDEST)
    begin = max(floor - 1, text.rfind("\n", floor, row.start), text.rfind("\r", floor, row.start)) + 1
    return sum(0.5 if char.isascii() else 1 for char in text[begin : row.end])


def _is_open(text: str, row: Line, width: float) -> bool:
    """Whether a row is full and not at the end of a sentence."""
    return row.text[-1] not in ENDS and _reach(text, row) >= width - SLACK


def _goes_on(text: str, row: Line, below: Line) -> bool:
    """Whether the next row begins without a number, an indent of its own or an empty line above it."""
    between = text[row.end : below.start]
    is_next = between.count("\n") + between.count("\r") - between.count("\r\n") == 1
    return is_next and between[-1] not in INDENT and mark(below.text) is None
