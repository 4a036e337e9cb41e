"""各分馆每月…: the name a clause begins with, or that stands behind the date that heads it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from luoshi.reading.doers.acting import acting
from luoshi.reading.doers.names import OPENING, name_filling
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

LEAD_IN = re.compile(
    r"(?:(?:[一二三四五六七八九]是|[一二三四五]要(?=由)|其[一二三四五六][，,]?|首先|最后|并|且|同时|另外|此外|原则上|力争|坚持|今年|本年度|本年|届时|必要时|20\d\d年度?|由|凡是?|所有(?=单位|部门)|全年|其间|期间|届满前|随后|其后|之后|从而))*"
)
# 各项目组组长和领队，须于…: the clause behind the name says that something is demanded of it.
DEMANDED = re.compile(
    r"[，,](?:(?:均|都|分别|共同|一律)?(?:须|应|要(?!求)|必须|需|负责|牵头|分别|一律|每[日天周旬月季年]度?各(?![类种项个]))"
    r"|[^，。；]{0,6}?(?:联合|会同|共同|分头))"
)


def alone(text: str, clause: Span) -> str | None:
    """The name that is the whole clause, where the next one says what is demanded of it."""
    begins = text[clause.start] not in "各每" and OPENING.match(text, clause.start, clause.end)
    if begins or DEMANDED.match(text, clause.end) is None:
        return None
    found = name_filling(text, clause.start, clause.end)
    return found.words if found else None


def subject(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """The name at the head of the clause, or behind the date that heads it; it may name no one (有关部门)."""
    at = bisect_left(marks, clause.start, key=attrgetter("start"))
    mark = marks[at] if at < len(marks) and marks[at].start < clause.end else None
    lead = LEAD_IN.match(text, clause.start, clause.end)
    begin = lead.end() if lead else clause.start
    if mark is not None and mark.start <= begin:
        begin = mark.end
    return acting(text, begin, clause.end, marks)
