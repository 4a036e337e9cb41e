"""Text to lines: each without its indent and line end, empty ones left out."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.reading.span import BLANK


class Line(NamedTuple):
    """One printed line; `text` is exactly what stands at [start, end)."""

    start: int
    end: int
    text: str


def lines(text: str) -> list[Line]:
    found: list[Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        inner = raw.strip(BLANK)
        if inner:
            start = offset + raw.index(inner[0])
            found.append(Line(start, start + len(inner), inner))
        offset += len(raw)
    return found
