"""What one person has to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Person
from luoshi.work.models import Answer, TaskState
from luoshi.work.queries.answers import what_may
from luoshi.work.queries.lines import Line, lines_of
from luoshi.work.states import TO_DO

WEEK, AHEAD = timedelta(days=7), timedelta(days=30)
MOST = 200
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the page; what comes again and again stands as one line, with the others folded below it."""

    key: str
    title: Any
    lines: list[Line]

    @property
    def shown(self) -> list[list[Line]]:
        return self._folds()[:SHOWN]

    @property
    def rest(self) -> list[list[Line]]:
        return self._folds()[SHOWN:]

    @property
    def rest_count(self) -> int:
        return sum(map(len, self.rest))

    def _folds(self) -> list[list[Line]]:
        found: dict[Any, list[Line]] = {}
        for line in self.lines:
            answer = line.answer
            found.setdefault((answer.task.commitment_id or answer.task_id, answer.unit_id), []).append(line)
        return list(found.values())


@dataclass(slots=True)
class MyWork:
    """Each answer stands in the first list that it belongs to; `cut` where there was more than is shown.

    `in_hand` counts what has been handed to the person rather than to their unit.
    """

    returned: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    this_week: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    cut: bool = False
    in_hand: int = 0
    count: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.count

    @property
    def sections(self) -> list[Section]:
        """In the order in which they press."""
        found = (
            Section("returned", _("Returned"), self.returned),
            Section("late", _("Late"), self.late),
            Section("week", _("Due this week"), self.this_week),
            Section("later", _("Within thirty days"), self.later),
        )
        return [section for section in found if section.lines]


def my_work(person: Person, today: date, *, only_in_hand: bool = False) -> MyWork:
    """What the person's units owe until thirty days from now, or has been handed to the person; two queries."""
    own = Q(unit__in=person.working_unit_ids) & Q(person=None) | Q(person__in=person.acts_for)
    if person.headed_unit_ids:
        own |= Q(unit__in=person.headed_unit_ids)
    waits_for = Answer.objects.filter(state__in=TO_DO).select_related("unit").order_by("due_on")
    rows = lines_of(Answer.objects.filter(own, state__in=TO_DO, due_on__lte=today + AHEAD))
    rows = rows.prefetch_related(Prefetch("asked", waits_for, "waits_for"))
    answers = list(rows.order_by("due_on", "pk")[: MOST + 1])
    in_hand = [answer for answer in answers[:MOST] if answer.person_id in person.acts_for]
    found = MyWork(cut=len(answers) > MOST, in_hand=len(in_hand), count=len(answers[:MOST]))
    for answer in in_hand if only_in_hand else answers[:MOST]:
        _list_of(found, answer, today).append(Line(answer, what_may(answer, person)))
    return found


def _list_of(work: MyWork, answer: Answer, today: date) -> list[Line]:
    if answer.state == TaskState.RETURNED:
        return work.returned
    if answer.due_on < today:
        return work.late
    return work.this_week if answer.due_on <= today + WEEK else work.later
