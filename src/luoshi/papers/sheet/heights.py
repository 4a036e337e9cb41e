"""How tall a row must be so that no line of its wrapped text is cut.

Spreadsheets made by a program are not measured again when they are opened, so the height is set from an
estimate: at 11 points a wide character takes two units of a column's width and any other one.
"""

from __future__ import annotations

import math
import unicodedata

from luoshi.papers.typefaces import BODY_POINTS

SIZES = (BODY_POINTS, 9, 7.5, 6)
WIDE, NARROW, TAB = 2.1, 1.1, 4.0
LEADING = 1.4
PADDING = 8.0
TALLEST = 409.0
SIDES = 1.0


def units(text: str) -> float:
    """The text's width in column units at 11 points."""
    return sum(
        TAB if sign == "\t" else WIDE if unicodedata.east_asian_width(sign) in "WFA" else NARROW
        for sign in text
    )


def lines(text: str, width: float, points: float) -> int:
    """Into how many lines `text` wraps in a column of `width` units.

    A line may end half a character early, before a mark that must not begin the next one.
    """
    room = max((width - SIDES) * BODY_POINTS / points - WIDE / 2, WIDE)
    return sum(max(math.ceil(units(part) / room), 1) for part in text.splitlines() or [""])


def height(text: str, width: float, points: float) -> float:
    """Points that the wrapped text takes, with some air above and below."""
    return lines(text, width, points) * points * LEADING + PADDING


def fitting(text: str, width: float) -> tuple[float, float]:
    """The largest size at which the text is not cut, and its height, both in points.

    A spreadsheet's row ends at 409 points; text that is longer even in the smallest size is cut there.
    """
    sizes = ((points, height(text, width, points)) for points in SIZES)
    return next((found for found in sizes if found[1] <= TALLEST), (SIZES[-1], TALLEST))
