"""各分馆每月…: the name a clause begins with, before its verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from luoshi.reading.doers.names import BEFORE_DOING, NAME
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

# Who only helps (各科室参与) does not govern what follows.
HELPING = r"(?!(?:积极|共同|协同|全程|密切)?(?:参与|参加|配合|协助|支持)$)"
SUBJECT = re.compile(rf"(?P<name>{NAME}){BEFORE_DOING}{HELPING}")
LEAD_IN = re.compile(
    r"(?:并|且|同时|另外|此外|其中|原则上|力争|确保|坚持|今年|本年度|届时|必要时|20\d\d年|由|凡|所有(?=单位|部门)|全年)*"
)


def subject(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """The name at the head of the clause, or behind the date that heads it; it may name no one (有关部门)."""
    found = SUBJECT.match(text, LEAD_IN.match(text, clause.start, clause.end).end(), clause.end)  # type: ignore[union-attr]
    if found is None:
        at = bisect_left(marks, clause.start, key=attrgetter("start"))
        dated = marks[at] if at < len(marks) else None
        if dated is not None and dated.start <= clause.start + 1 and dated.end < clause.end:
            found = SUBJECT.match(text, dated.end, clause.end)
    return found["name"] if found else None
