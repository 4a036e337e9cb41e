"""A sentence's clauses with their places; quoted names are never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLAUSE = re.compile(r"(?:[“「《][^”」》]*[”」》]|[^，,；;：:。！!？?\n])+")
MARK = re.compile(
    r"^\s*(?:[（(]\s*[\d一二三四五六七八九十]+\s*[)）]|\d+[.．、)）]|[①-⑳]|[一二三四五六七八九十]+(?:是|、))\s*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` stands at `start` … `end`, without white space and list marks around it."""

    start: int
    end: int
    text: str


def clauses_of(text: str, start: int, end: int) -> list[Clause]:
    return list(_clauses(text, start, end))


def _clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    for match in CLAUSE.finditer(text, start, end):
        mark = MARK.match(match[0])
        lead = mark.end() if mark else len(match[0]) - len(match[0].lstrip())
        words = match[0][lead:].rstrip()
        if words:
            first = match.start() + lead
            yield Clause(first, first + len(words), words)
