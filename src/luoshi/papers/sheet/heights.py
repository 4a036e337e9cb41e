"""How tall a row must be so that no line of its wrapped text is cut.

Spreadsheets made by a program are not measured again when they are opened, so the height is set from an
estimate: at 11 points a wide character takes two units of a column's width and any other one.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

UNIT_POINTS = 11.0
LEADING = 1.4
PADDING = 6.0
TALLEST = 409.0
SIDE = 1.0


def units(text: str) -> float:
    """The text's width in column units at 11 points; a tab counts four."""
    return sum(4 if ch == "\t" else 2.1 if unicodedata.east_asian_width(ch) in "WFA" else 1.1 for ch in text)


def lines(text: str, width: float, points: float) -> int:
    """Into how many lines `text` wraps in a column of `width` units."""
    room = max((width - SIDE) * UNIT_POINTS / points, 2.2)
    return sum(max(math.ceil(units(part) / (room - 1.1)), 1) for part in text.splitlines() or [""])


def row_height(cells: Iterable[tuple[str, float]], points: float) -> float:
    """Points for a row of (text, column width) cells; may be more than a spreadsheet allows (TALLEST)."""
    most = max((lines(text, width, points) for text, width in cells), default=1)
    return most * points * LEADING + PADDING
