"""The doer of a promise: in its own clause, else in the nearest clause before it that names one."""

from __future__ import annotations

import re

from luoshi.reading.clauses import clause_at
from luoshi.reading.doers.acting import acting
from luoshi.reading.doers.caused import bidden, caused
from luoshi.reading.doers.led import is_of_a_topic, led, led_at_once
from luoshi.reading.doers.names import name, opens
from luoshi.reading.doers.subject import alone, subject
from luoshi.reading.doers.topic import is_share, is_topic
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

SEASON = re.compile(any_of(words("times", "seasons")))


class Doers:
    """The doers of one sentence; each clause is looked at once, and only if an item asks."""

    def __init__(self, text: str, parts: list[Span], marks: list[Mark]) -> None:
        self._text = text
        self._parts = parts
        self._marks = marks
        self._governors: dict[int, tuple[bool, str | None]] = {}
        self._causes: dict[int, str | None] = {}

    def of(self, start: int, end: int, at: int) -> str | None:
        """The doer of the promise quoted at [start, end), whose mark begins at `at`."""
        first = clause_at(self._parts, start)
        last = first if end <= self._parts[first].end else clause_at(self._parts, end - 1)
        listed = self._listed(self._parts[clause_at(self._parts, at)], at)
        if listed is not None:
            return listed
        for index in range(last, first - 1, -1):
            own = self._caused(index)
            if own is not None:
                return own
        if is_share(self._text, self._parts[last]):
            return self._named(self._parts[last])[1]
        said, doer = self._governor(last)
        if not said and last + 1 < len(self._parts):
            return led_at_once(self._text, self._parts[last + 1])
        return doer

    def _caused(self, index: int) -> str | None:
        if index not in self._causes:
            self._causes[index] = caused(self._text, self._parts[index], self._marks)
        return self._causes[index]

    def _listed(self, clause: Span, at: int) -> str | None:
        """The doer in its own place of a list (甲月调度、乙季通报): what stands before it has a mark as well."""
        begin = self._text.rfind("、", clause.start, at) + 1
        if not begin or not any(clause.start <= mark.start < begin for mark in self._marks):
            return None
        stop = self._text.find("、", at, clause.end)
        written = acting(self._text, begin, clause.end if stop < 0 else stop, self._marks)
        return name(written) if written else None

    def _governor(self, index: int) -> tuple[bool, str | None]:
        """Whether a clause up to this one names a doer, and whom; 有关部门 governs, but names no one."""
        at = index
        while (found := self._governors.get(at)) is None:
            found = self._named(self._parts[at])
            if found[0] or at == 0:
                break
            at -= 1
        if at < index and found[1] and self._parted(at, index):
            self._governors[index] = True, None
            return True, None
        for passed in range(at, index + 1):
            self._governors[passed] = found
        return found

    def _parted(self, at: int, index: int) -> bool:
        """稿件由德育处审核，班会由…: one clause says who does a thing, the other has a topic of its own."""
        if not is_of_a_topic(self._text, self._parts[at]) and not self._heads(at):
            return False
        start, end = self._parts[index]
        begins = opens(self._text, start, end) or SEASON.match(self._text, start)
        # A date told from an event (问题转出后两日内) begins with a topic, too.
        dated = any(0 <= mark.start - start < 3 and mark.end - mark.start < 10 for mark in self._marks)
        return not begins and not dated

    def _heads(self, at: int) -> bool:
        """疑问，由客服组解答: the clause before one that begins with 由 is but its topic."""
        if at == 0 or self._text[self._parts[at].start] != "由":
            return False
        start, end = self._parts[at - 1]
        named = any(start <= mark.start < end for mark in self._marks)
        return not named and not opens(self._text, start, end)

    def _named(self, clause: Span) -> tuple[bool, str | None]:
        leader = led(self._text, clause)
        if leader:
            return True, leader
        written = subject(self._text, clause, self._marks) or alone(self._text, clause)
        if written:
            return True, name(written)
        made_to_act = bidden(self._text, clause, self._marks)
        if made_to_act:
            return True, made_to_act
        return is_topic(self._text, clause, self._marks), None
