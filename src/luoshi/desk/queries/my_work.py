"""What one person has to do, and what waits for their word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from luoshi.organisation.models import Person
from luoshi.organisation.rules import is_office
from luoshi.plans.models import Reviewer
from luoshi.work.models import Answer, Request, RequestState, TaskState
from luoshi.work.queries.answers import what_may
from luoshi.work.rules import is_leader
from luoshi.work.states import TO_DO

WEEK, AHEAD = timedelta(days=7), timedelta(days=30)
MOST = 200
# Not shown in a line, and long.
UNSEEN = ("task__commitment__quote", "task__commitment__note", "task__commitment__as_read")


@dataclass(frozen=True, slots=True)
class Line:
    """An answer with the steps that the person may take with it."""

    answer: Answer
    may: frozenset[str]


@dataclass(slots=True)
class MyWork:
    """Each answer stands in the first list that it belongs to; `cut` where there was more than is shown."""

    returned: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    this_week: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.returned or self.late or self.this_week or self.later)


def my_work(person: Person, today: date) -> MyWork:
    """What the person's units owe until thirty days from now, or has been handed to the person; one query."""
    own = Q(unit__in=person.working_unit_ids) & Q(person=None) | Q(person__in=person.acts_for)
    if person.headed_unit_ids:
        own |= Q(unit__in=person.headed_unit_ids)
    rows = _lines(
        Answer.objects.filter(own, state__in=TO_DO, due_on__lte=today + AHEAD).order_by("due_on", "pk")
    )
    found = MyWork()
    answers = list(rows[: MOST + 1])
    found.cut = len(answers) > MOST
    for answer in answers[:MOST]:
        _list_of(found, answer, today).append(Line(answer, what_may(answer, person)))
    return found


def _list_of(work: MyWork, answer: Answer, today: date) -> list[Line]:
    if answer.state == TaskState.RETURNED:
        return work.returned
    if answer.due_on < today:
        return work.late
    return work.this_week if answer.due_on <= today + WEEK else work.later


def to_review(person: Person) -> list[Line]:
    """What waits for this person's yes or no, the longest waiting first; one query."""
    waits = Q(reviewer=Reviewer.HEAD, unit__in=person.headed_unit_ids)
    if is_office(person, person):
        waits |= Q(reviewer=Reviewer.OFFICE)
    if is_leader(person, person):
        waits |= Q(reviewer=Reviewer.LEADER)
    rows = _lines(Answer.objects.filter(waits).exclude(reviewer="")).select_related("submitted_by")
    lines = (Line(answer, what_may(answer, person)) for answer in rows.order_by("submitted_at", "pk")[:MOST])
    return [line for line in lines if "accept" in line.may]


def to_decide(person: Person) -> Iterable[Request]:
    """What units ask of the office; one query where the person is of the office."""
    if not is_office(person, person):
        return []
    rows = Request.objects.filter(state=RequestState.WAITING).exclude(by__in=person.acts_for)
    return rows.select_related("by", "answer__task", "answer__unit")[:MOST]


def _lines(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    linked = ("unit", "person", "task__plan", "task__commitment__measure", "task__order")
    return rows.select_related(*linked).defer(*UNSEEN)
