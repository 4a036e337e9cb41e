"""各分馆每月…: the name a clause begins with, or that stands behind the date that heads it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from luoshi.reading.doers.acting import acting
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

LEAD_IN = re.compile(
    r"(?:(?:并|且|同时|另外|此外|原则上|力争|坚持|今年|本年度|本年|届时|必要时|20\d\d年度?|由|凡是?|所有(?=单位|部门)|全年|其间|期间|届满前|随后|其后|之后|从而))*"
)


def subject(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """The name at the head of the clause, or behind the date that heads it; it may name no one (有关部门)."""
    at = bisect_left(marks, clause.start, key=attrgetter("start"))
    mark = marks[at] if at < len(marks) and marks[at].start < clause.end else None
    lead = LEAD_IN.match(text, clause.start, clause.end)
    begin = lead.end() if lead else clause.start
    if mark is not None and mark.start <= begin:
        begin = mark.end
    return acting(text, begin, clause.end, marks)
