"""Marks to promises: a period takes the number and date beside it, 定期 gives way to its definite period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from luoshi.reading.clauses import clause_at
from luoshi.reading.lexicon.units import EVENTS
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

LINK = re.compile(r"[、和及与][于在]?")
ANOTHER_ACT = re.compile(r"[、和及并]")
# A clause that only says how often: 每季度不少于1次.
ONLY_HOW_OFTEN = re.compile(
    r"(?:原则上|一般|其中|确保|做到|至少|不少于|不得少于|不低于|更新|开展|进行|组织|各)*"
)
# 月排名，全年抽查3000台次: the number is another one, for the year.
SUM = re.compile("全年|年内|累计|总计|共计|其中")
# 至少每季度召开一次.
AT_LEAST = ("至少", "最少", "不少于")
EACH_ACT = re.compile("每[场次期批节堂轮届][^，。；]{0,8}$")
EACH_OF_BOTH = re.compile("各|分别")
# 中层干部不少于…: who, and nothing of what is done.
NEXT_DOER = re.compile(
    "(?!其中|全年|累计|年内|总|共)[^，。；、]{1,10}?(?:不(?:得|应)?(?:少|低)于|不超过|至少|各)?"
)
# How many marks on the definite period of a 定期 is looked for.
FAR = 8


class Promise(NamedTuple):
    """A mark with all that belongs to it; `start` and `end` are its quote."""

    mark: Mark
    start: int
    end: int


def join(text: str, marks: list[Mark], parts: list[Span]) -> Iterator[Promise]:
    """The promises of one sentence, in the order of their marks."""
    if len(marks) == 1:
        yield quoted(marks[0], marks[0], parts)
        return
    joiner = Joiner(text, _with_comparisons(text, marks), parts)
    for index, mark in enumerate(joiner.marks):
        if index in joiner.taken or (mark.kind == "vague" and joiner.made_definite(index)):
            continue
        if mark.kind == "recurring":
            yield from joiner.recurring(index)
        else:
            yield quoted(joiner.carried(mark), mark, parts)


def quoted(mark: Mark, last: Mark, parts: list[Span]) -> Promise:
    """From the clause of the mark to that of the last it took; a mere date goes with what follows."""
    first = clause_at(parts, mark.start)
    final = first if last is mark else clause_at(parts, last.start)
    if last is mark and parts[final] == (mark.start, mark.end) and final + 1 < len(parts):
        final += 1
    return Promise(mark, parts[first].start, parts[final].end)


def _with_comparisons(text: str, marks: list[Mark]) -> list[Mark]:
    """不低于50%、75%: the second number has the comparison of the first."""
    settled: list[Mark] = []
    for mark in marks:
        last = settled[-1] if settled else None
        if last and last.times and mark.times and mark.kind == last.kind == "threshold":
            bare = mark.times.op == "=" and last.times.op != "range"
            if bare and LINK.fullmatch(text, last.end, mark.start):
                settled.append(replace(mark, times=replace(mark.times, op=last.times.op)))
                continue
        settled.append(mark)
    return settled


class Joiner:
    """The marks of one sentence, and which of them a period has taken."""

    def __init__(self, text: str, marks: list[Mark], parts: list[Span]) -> None:
        self.text = text
        self.marks = marks
        self.parts = parts
        self.taken: set[int] = set()
        # The number that a period took last, with that period.
        self.last: tuple[Mark, Mark] | None = None

    def recurring(self, index: int) -> list[Promise]:
        """The period with its number and date; further numbers joined to the first recur with it."""
        mark = self.marks[index]
        scope = self._scope(index)
        within = takewhile(lambda at: self.marks[at].start < scope, range(index + 1, len(self.marks)))
        following = [
            at for at in within if at not in self.taken and not self._of_each_act(mark, self.marks[at])
        ]
        dates = [at for at in following if self.marks[at].kind == "deadline"]
        if mark.due is None and dates:
            self.taken.add(dates[0])
            date = self.marks[dates[0]]
            mark = replace(mark, due=date.due, rule=f"{mark.rule}+{date.rule}")
        counts = [at for at in following if self.marks[at].kind == "quota" or self.marks[at].rule == "limit"]
        if mark.times is None and counts:
            return self._counted(mark, counts)
        return [quoted(self._with_shared_number(mark, index), self.marks[index], self.parts)]

    def _of_each_act(self, period: Mark, number: Mark) -> bool:
        """每季一场、每场不少于百人: the second number belongs to each act, not to the period."""
        return number.kind != "deadline" and EACH_ACT.search(self.text, period.end, number.start) is not None

    def _scope(self, index: int) -> int:
        """How far a period reaches: to the next, or the end of its clause; alone, over the comma."""
        mark = self.marks[index]
        at = clause_at(self.parts, mark.start)
        end = self.parts[at].end
        if (
            mark.end == end
            and at + 1 < len(self.parts)
            and not SUM.match(self.text, self.parts[at + 1].start)
        ):
            end = self.parts[at + 1].end
        following = (other.start for other in self.marks[index + 1 :] if other.kind == "recurring")
        return min(end, next(following, end))

    def _counted(self, mark: Mark, counts: list[int]) -> list[Promise]:
        """The number of times rather than of things; what only says who takes part is passed over."""
        main = next((at for at in counts if _unit(self.marks[at].times) in EVENTS), counts[0])
        count = self.marks[main]
        if count.times and count.times.op == "=" and self.text.endswith(AT_LEAST, 0, mark.start):
            count = replace(count, times=replace(count.times, op=">="))
        self.taken.update(counts)
        self.last = (mark, count)
        again = (
            self.marks[at]
            for at in counts
            if at > main and ANOTHER_ACT.search(self.text, count.end, self.marks[at].start)
        )
        return [
            quoted(replace(mark, times=number.times, rule=f"{mark.rule}+{number.rule}"), number, self.parts)
            for number in (count, *again)
        ]

    def carried(self, mark: Mark) -> Mark:
        """每年听课不少于60节，中层不少于80节: the next doer's number has the period of the first."""
        if self.last is None or mark.kind != "quota" or mark.times is None:
            return mark
        period, number = self.last
        clause = self.parts[clause_at(self.parts, mark.start)]
        before = self.parts[clause_at(self.parts, number.start)]
        if (
            _unit(mark.times) == _unit(number.times)
            and clause.end == mark.end
            and self.text[before.end : clause.start] in {"，", ",", "、"}
            and NEXT_DOER.fullmatch(self.text, clause.start, mark.start)
        ):
            self.last = (period, mark)
            rule = f"{period.rule}+{mark.rule}"
            return replace(mark, kind="recurring", every=period.every, due=period.due, rule=rule)
        return mark

    def _with_shared_number(self, mark: Mark, index: int) -> Mark:
        """每半年、每年各1次: the first period has the number of the one it is joined to, or, 分别, its own."""
        rest = self.marks[index + 1 : index + 4]
        if len(rest) < 2 or rest[0].kind != "recurring" or rest[1].kind != "quota":
            return mark
        between = self.text[rest[0].end : rest[1].start]
        if not LINK.fullmatch(self.text, mark.end, rest[0].start) or not EACH_OF_BOTH.search(between):
            return mark
        if "分别" in between and len(rest) > 2 and rest[2].kind == "quota":
            self.taken.add(index + 2)
        return replace(mark, times=rest[1].times, rule=f"{mark.rule}+{rest[1].rule}")

    def made_definite(self, index: int) -> bool:
        """Whether 定期 is followed by, or stands beside, the definite period that says how often."""
        mark = self.marks[index]
        near = self.marks[max(0, index - 1) : index + FAR]
        return any(self._defines(other, mark, near) for other in near if other.kind == "recurring")

    def _defines(self, period: Mark, mark: Mark, near: list[Mark]) -> bool:
        clause = self.parts[clause_at(self.parts, period.start)]
        if clause.start <= mark.start < clause.end:
            return -6 <= period.start - mark.end <= 6 or -4 <= mark.start - period.end <= 4
        if period.start < mark.end:
            return False
        doing = self.text[mark.end : mark.end + 2]
        number = next((other for other in near if period.end <= other.start < clause.end), None)
        return doing in self.text[period.end : clause.end] or (
            number is not None and bool(ONLY_HOW_OFTEN.fullmatch(self.text, period.end, number.start))
        )


def _unit(times: Times | None) -> str:
    return times.unit if times else ""
