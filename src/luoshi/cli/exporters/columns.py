"""Text in a terminal's columns, where a Chinese character takes two."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

PIECES = re.compile(r"[!-~]+|.", re.DOTALL)
CLOSING = frozenset("，。；：！？、）》”％")


def columns(text: str) -> int:
    """How many columns the text takes."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of `width` columns: numbers and words stay whole where they fit, closing marks begin no line."""
    lines, line, taken = [], "", 0
    for whole in PIECES.findall(text.replace("\n", " ")):
        for piece in (whole,) if columns(whole) <= width else whole:
            if taken and taken + columns(piece) > width and piece not in CLOSING:
                lines.append(line.rstrip())
                line, taken = "", 0
            if line or piece != " ":
                line += piece
                taken += columns(piece)
    return [*lines, line] if line or not lines else lines
