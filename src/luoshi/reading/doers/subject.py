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
# 急救站点|接警后3分钟内: the name may also stand right before a date.
NAME_ALONE = re.compile(NAME)
LEAD_IN = re.compile(
    r"(?:并|且|同时|另外|此外|其中|原则上|力争|坚持|今年|本年度|届时|必要时|20\d\d年|由|凡|所有(?=单位|部门)|全年)?"
)


def subject(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """The name at the head of the clause, or behind the date that heads it; it may name no one (有关部门)."""
    at = bisect_left(marks, clause.start, key=attrgetter("start"))
    mark = marks[at] if at < len(marks) and marks[at].start < clause.end else None
    lead = LEAD_IN.match(text, clause.start, clause.end)
    begin = lead.end() if lead else clause.start
    if mark is not None and mark.start > begin:
        found = SUBJECT.match(text, begin, clause.end)
        if found and found.end("name") <= mark.start:
            return found["name"]
        alone = NAME_ALONE.fullmatch(text, begin, mark.start) if mark.rule == "within" else None
        return alone[0] if alone else None
    found = SUBJECT.match(text, mark.end if mark else begin, clause.end)
    return found["name"] if found else None
