"""A stretch of text: start inclusive, end exclusive, in code points."""

from __future__ import annotations

from typing import NamedTuple

# What stands around text without being part of it: str.strip() leaves the last three.
BLANK = " \t\r\n\f\v\u00a0\u2003\u2002\u3000\u200b\ufeff\u2028\x1c\x1d\x1e\x85\u2029"


class Span(NamedTuple):
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends; an empty span where it holds nothing else."""
    if end > start and text[start] not in BLANK and text[end - 1] not in BLANK:
        return Span(start, end)
    held = text[start:end]
    inner = held.lstrip(BLANK)
    start += len(held) - len(inner)
    return Span(start, start + len(inner.rstrip(BLANK)))
