"""各分馆每月…: the name a clause begins with, before its verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from luoshi.reading.doers.names import doer, name_filling
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

# Who only helps (各科室参与) does not govern what follows.
HELPING = re.compile(r"(?:积极|共同|协同|全程|密切)?(?:参与|参加|配合|协助|支持)")
# 参演人员不少于300人: they are counted, and do nothing.
COUNTED = re.compile(
    r"(?:不(?:得|应)?(?:少|低)于|达到?|超过|突破|占)[\d一二三四五六七八九十百千万]{1,9}[人名位]"
)
LEAD_IN = re.compile(
    r"(?:并|且|同时|另外|此外|原则上|力争|坚持|今年|本年度|届时|必要时|20\d\d年|由|凡是?|所有(?=单位|部门)|全年)?"
)


def subject(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """The name at the head of the clause, or behind the date that heads it; it may name no one (有关部门)."""
    at = bisect_left(marks, clause.start, key=attrgetter("start"))
    mark = marks[at] if at < len(marks) and marks[at].start < clause.end else None
    lead = LEAD_IN.match(text, clause.start, clause.end)
    begin = lead.end() if lead else clause.start
    if mark is not None and mark.start <= begin:
        return _before_its_verb(text, mark.end, clause.end, clause.end)
    named = _before_its_verb(text, begin, mark.start if mark else clause.end, clause.end)
    if named is None and mark is not None and mark.kind == "deadline":
        # 急救站点|接警后3分钟内, 后勤处|暑假期间: before a date no verb is needed.
        alone = name_filling(text, begin, mark.start)
        return alone[0] if alone else None
    return named


def _before_its_verb(text: str, begin: int, end: int, clause_end: int) -> str | None:
    found = doer(text, begin, clause_end)
    if (
        found is None
        or found.end() > end
        or COUNTED.match(text, found.end(), clause_end)
        or HELPING.fullmatch(text, found.end(), clause_end)
    ):
        return None
    return found["name"]
