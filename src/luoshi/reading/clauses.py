"""A sentence to clauses: what stands between commas, colons, stops and counters (①, （1）).

Marks inside titles and numbers part nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from sys import maxsize

from luoshi.reading.span import BLANK, Span, trimmed

# Prose has shorter ones; what is longer is a torn table or an attack, and is cut.
LONGEST_CLAUSE = 240
LONGEST_SENTENCE = 2000

# A title in 《》 is passed over whole, and so are the marks inside a number (1,200, 1:0.4).
PARTS = re.compile(r"《[^《》]{1,80}》|[，,；;。：:！!？?\n／|]|[①-⑳]|[（(]\d{1,2}[）)]")
IN_NUMBERS = frozenset(":：,")


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of [start, end), in order, without blanks around them and without empty ones."""
    found: list[Span] = []
    begin = start
    for part in PARTS.finditer(text, start, end):
        at, behind = part.span()
        mark = text[at]
        if mark == "《" or (mark in IN_NUMBERS and _inside_number(text, at)):
            continue
        if begin < at:
            _keep(found, text, begin, at)
        begin = behind
    if begin < end:
        _keep(found, text, begin, end)
    return found


def _inside_number(text: str, position: int) -> bool:
    return (
        text[position] in ":："
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    ) or (
        text[position] == ","
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 4].isdigit()
        and len(text[position + 1 : position + 4]) == 3
        and not text[position + 4 : position + 5].isdigit()
    )


def _keep(found: list[Span], text: str, begin: int, end: int) -> None:
    if end - begin <= LONGEST_CLAUSE and text[begin] not in BLANK and text[end - 1] not in BLANK:
        found.append(Span(begin, end))
        return
    for cut in range(begin, end, LONGEST_CLAUSE):
        clause = trimmed(text, cut, min(end, cut + LONGEST_CLAUSE))
        if clause.end > clause.start:
            found.append(clause)


def clause_at(parts: list[Span], position: int) -> int:
    """The index of the clause that holds the position, or of the last one before it."""
    return max(0, bisect_right(parts, (position, maxsize)) - 1)


def stretches(start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is, or, where no one writes so long a one, in stretches that are read in time."""
    for begin in range(start, end, LONGEST_SENTENCE):
        yield begin, min(end, begin + LONGEST_SENTENCE)
