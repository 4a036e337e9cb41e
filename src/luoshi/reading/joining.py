"""Marks to promises: a period takes the number and the date beside it, 定期 gives way to its definite period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from luoshi.reading.clauses import clause_at
from luoshi.reading.lexicon.units import EVENTS
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

BOUND = re.compile(r"[、和及并]")
# How many marks on the definite period of a 定期 is looked for.
FAR = 8
LINK = re.compile(r"(?:、|和|及|与)(?:于|在)?")
BARE = re.compile(r"(?:原则上|一般|其中|确保|做到|至少|不少于|不得少于|不低于|更新|开展|进行|组织|各)*")


@dataclass(frozen=True, slots=True)
class Promise:
    """A mark with all that belongs to it; `start` and `end` are its quote."""

    mark: Mark
    start: int
    end: int


def join(text: str, marks: list[Mark], parts: list[Span]) -> list[Promise]:
    """The promises of one sentence, in the order of their marks."""
    marks = _inherit(text, marks)
    taken: set[int] = set()
    promises: list[Promise] = []
    for index, mark in enumerate(marks):
        if index in taken or (mark.kind == "vague" and _made_definite(text, marks, index, parts)):
            continue
        if mark.kind == "recurring":
            promises += _recurring(text, marks, index, parts, taken)
        else:
            promises.append(_quoted(mark, mark, parts))
    return promises


def _quoted(mark: Mark, last: Mark, parts: list[Span]) -> Promise:
    """From the clause of the mark to that of the last word it took; a clause that only dates goes with the next."""
    first, final = clause_at(parts, mark.start), clause_at(parts, last.start)
    if final + 1 < len(parts) and parts[first].start == mark.start and parts[final].end == last.end:
        final += 1
    return Promise(mark, parts[first].start, parts[final].end)


def _recurring(text: str, marks: list[Mark], index: int, parts: list[Span], taken: set[int]) -> list[Promise]:
    """The period with its number and date; further numbers joined to the first recur with it."""
    mark = marks[index]
    scope = _scope(marks, index, parts)
    within = takewhile(lambda at: marks[at].start < scope, range(index + 1, len(marks)))
    following = [at for at in within if at not in taken]
    if mark.due is None:
        dates = [at for at in following if marks[at].kind == "deadline"]
        if dates:
            taken.add(dates[0])
            mark = replace(mark, due=marks[dates[0]].due, rule=f"{mark.rule}+{marks[dates[0]].rule}")
    counts = [at for at in following if marks[at].kind == "quota" or marks[at].rule == "limit"]
    if mark.times is None and counts:
        return _counted(text, mark, counts, marks, parts, taken)
    return [_shared(text, mark, marks, index, parts)]


def _scope(marks: list[Mark], index: int, parts: list[Span]) -> int:
    """How far a period reaches: to the next period or the end of its clause, and over a comma if it stands alone."""
    mark = marks[index]
    at = clause_at(parts, mark.start)
    end = parts[at].end
    if mark.end == end and at + 1 < len(parts):
        end = parts[at + 1].end
    return min(end, next((other.start for other in marks[index + 1 :] if other.kind == "recurring"), end))


def _counted(
    text: str, mark: Mark, counts: list[int], marks: list[Mark], parts: list[Span], taken: set[int]
) -> list[Promise]:
    """The number of times before the number of things; what only says who takes part is passed over."""
    happening = [at for at in counts if marks[at].times is not None and _unit(marks[at]) in EVENTS]
    main = happening[0] if happening else counts[0]
    taken.update(at for at in counts if at <= main)
    count = marks[main]
    promises = [_quoted(replace(mark, times=count.times, rule=f"{mark.rule}+{count.rule}"), count, parts)]
    for at in counts:
        if at > main and BOUND.search(text, count.end, marks[at].start):
            taken.add(at)
            again = replace(mark, times=marks[at].times, rule=f"{mark.rule}+{marks[at].rule}")
            promises.append(_quoted(again, marks[at], parts))
        elif at > main:
            taken.add(at)
    return promises


def _unit(mark: Mark) -> str:
    return mark.times.unit if mark.times else ""


def _shared(text: str, mark: Mark, marks: list[Mark], index: int, parts: list[Span]) -> Promise:
    """每半年、每年各1次: the first period has the number of the one it is joined to."""
    rest = marks[index + 1 : index + 3]
    if len(rest) > 1 and rest[0].kind == "recurring" and LINK.fullmatch(text, mark.end, rest[0].start):
        count = rest[1]
        if count.kind == "quota" and "各" in text[rest[0].end : count.start]:
            return _quoted(replace(mark, times=count.times), mark, parts)
    return _quoted(mark, mark, parts)


def _made_definite(text: str, marks: list[Mark], index: int, parts: list[Span]) -> bool:
    """Whether 定期 is followed by, or stands beside, the definite period that says how often."""
    mark = marks[index]
    near = marks[max(0, index - 1) : index + FAR]
    periods = [other for other in near if other.kind == "recurring"]
    doing = text[mark.end : mark.end + 2]
    for period in periods:
        if clause_at(parts, period.start) == clause_at(parts, mark.start):
            if abs(period.start - mark.end) <= 6 or abs(mark.start - period.end) <= 4:
                return True
        elif period.start > mark.end:
            clause = parts[clause_at(parts, period.start)]
            numbers = [other for other in near if period.end <= other.start < clause.end]
            end = numbers[0].start if numbers else clause.end
            if doing in text[period.end : clause.end] or (numbers and BARE.fullmatch(text, period.end, end)):
                return True
    return False


def _inherit(text: str, marks: list[Mark]) -> list[Mark]:
    """不低于50%、75%: the second number has the comparison of the first."""
    settled: list[Mark] = []
    for mark in marks:
        last = settled[-1] if settled else None
        if (
            last is not None
            and mark.times is not None
            and last.times is not None
            and mark.kind == last.kind == "threshold"
            and mark.times.op == "="
            and last.times.op != "range"
            and LINK.fullmatch(text, last.end, mark.start)
        ):
            mark = replace(mark, times=replace(mark.times, op=last.times.op))
        settled.append(mark)
    return settled
