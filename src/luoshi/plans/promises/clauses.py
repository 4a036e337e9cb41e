"""A sentence's clauses with their places; quoted names are never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLAUSE = re.compile(r"(?:[“「《][^”」》]*[”」》]|[^，,；;：:。！!？?\n])+")
LISTED = (
    r"[（(]\s*[\d一二三四五六七八九十]+\s*[)）]|\d+[.．、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]+(?:是|、)"
)
MARK = re.compile(rf"^\s*(?:{LISTED})\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` stands at `start` … `end`, without white space and list marks; `opens` a list after a colon."""

    start: int
    end: int
    text: str
    opens: bool = False


def clauses_of(text: str, start: int, end: int) -> list[Clause]:
    return list(_clauses(text, start, end))


def _clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    for match in CLAUSE.finditer(text, start, end):
        mark = MARK.match(match[0])
        lead = mark.end() if mark else len(match[0]) - len(match[0].lstrip())
        words = match[0][lead:].rstrip()
        if words:
            first = match.start() + lead
            opens = match.end() < end - 1 and text[match.end()] in "：:"
            yield Clause(first, first + len(words), words, opens)
