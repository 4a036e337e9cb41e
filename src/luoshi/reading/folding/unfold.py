"""What was read in a folded text, put back into the text of the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from luoshi.reading.folding import Folded
from luoshi.reading.result import Doubt, Duty, Item, Measure, Plan, Reading, Section, Sentence

Headed = TypeVar("Headed", Section, Measure)
IDEOGRAPHS = ("\u3400", "\u9fff")


def unfold(reading: Reading, folded: Folded, text: str) -> Reading:
    """The reading with offsets, quotes and titles of `text`; names keep its script and lose stray blanks."""
    back = _Back(folded, text)
    plans = tuple(back.plan(plan) for plan in reading.plans)
    return Reading(text, plans, tuple(back.doubt(seen) for seen in reading.warnings))


class _Back:
    def __init__(self, folded: Folded, text: str) -> None:
        self.text = text
        self.read = folded.document.text
        self.places = folded.places

    def plan(self, plan: Plan) -> Plan:
        starts = (*(part.start for part in plan.measures), *(part.start for part in plan.sentences))
        begin = min(starts, default=len(self.read))
        return replace(
            plan,
            title=self._line(plan.title, 0, begin),
            organisation=self._name(plan.organisation, begin),
            sections=tuple(map(self._headed, plan.sections)),
            measures=tuple(map(self._headed, plan.measures)),
            sentences=tuple(map(self._sentence, plan.sentences)),
            items=tuple(map(self._item, plan.items)),
            duties=tuple(map(self._duty, plan.duties)),
        )

    def doubt(self, seen: Doubt) -> Doubt:
        start, end = self._span(seen.start, seen.end)
        return replace(seen, start=start, end=end)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if start == end:
            place = self.places[start] if start < len(self.places) else len(self.text)
            return place, place
        return self.places[start], self.places[end - 1] + 1

    def _headed(self, part: Headed) -> Headed:
        start, end = self._span(part.start, part.end)
        return replace(part, title=self._line(part.title, part.start, part.end), start=start, end=end)

    def _sentence(self, sentence: Sentence) -> Sentence:
        start, end = self._span(sentence.start, sentence.end)
        return replace(sentence, start=start, end=end)

    def _item(self, item: Item) -> Item:
        start, end = self._span(item.start, item.end)
        return replace(
            item,
            start=start,
            end=end,
            quote=self.text[start:end],
            due=self._name(item.due, item.end),
            actor=self._name(item.actor, item.end),
            title=self._name(item.title, item.end),
        )

    def _duty(self, duty: Duty) -> Duty:
        start, end = self._span(duty.start, duty.end)
        return replace(
            duty,
            start=start,
            end=end,
            lead=self._names(duty.lead, duty.end),
            support=self._names(duty.support, duty.end),
            due=self._name(duty.due, duty.end),
        )

    def _names(self, names: Iterable[str], end: int) -> tuple[str, ...]:
        return tuple(self._name(name, end) or name for name in names)

    def _name(self, name: str | None, end: int) -> str | None:
        """A name or a date as the file has it, the nearest before `end`; what was mended stays mended."""
        at = self.read.rfind(name, 0, end) if name else -1
        if name is None or at < 0:
            return name
        chars = (self.text[self.places[at + index]] for index in range(len(name)))
        return "".join(
            own if _says_the_same(own, read) else read for own, read in zip(chars, name, strict=True)
        )

    def _line(self, title: str, start: int, end: int) -> str:
        """A title as it is printed, on one line."""
        at = self.read.find(title, start, end) if title else -1
        if at < 0:
            return title
        begin, behind = self._span(at, at + len(title))
        return "".join(self.text[begin:behind].splitlines())


def _says_the_same(own: str, read: str) -> bool:
    """Whether a character of the file is the one that was read in another script or width."""
    return IDEOGRAPHS[0] <= own <= IDEOGRAPHS[1] or (own.isdecimal() and read.isdecimal())
