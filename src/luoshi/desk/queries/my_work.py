"""What one person has to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Person
from luoshi.work.models import Answer, TaskState
from luoshi.work.queries.answers import what_may
from luoshi.work.queries.lines import Line, lines_of
from luoshi.work.states import TO_DO

WEEK, AHEAD = timedelta(days=7), timedelta(days=30)
MOST = 40
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the page; what comes again and again stands as one line, with the others folded below it.

    `count` is how many there are, however many are shown.
    """

    key: str
    title: Any
    lines: list[Line]
    count: int

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

    `counts` are of all that the lists stand for (returned, late, this_week, later), and of both views of the page: all,
    and in_hand, what has been handed to the person rather than to their unit.
    """

    returned: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    this_week: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    cut: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.sections

    @property
    def sections(self) -> list[Section]:
        """In the order in which they press."""
        found = (
            Section("returned", _("Returned"), self.returned, self.counts["returned"]),
            Section("late", _("Late"), self.late, self.counts["late"]),
            Section("week", _("Due this week"), self.this_week, self.counts["this_week"]),
            Section("later", _("Within thirty days"), self.later, self.counts["later"]),
        )
        return [section for section in found if section.lines]


def my_work(person: Person, today: date, *, only_in_hand: bool = False) -> MyWork:
    """What the person's units owe until thirty days from now, or has been handed to the person; three queries."""
    owed = _owed(person, today)
    in_hand = Q(person__in=person.acts_for)
    shown = in_hand if only_in_hand else Q()
    rows = _whole(owed.filter(shown))
    # What is long late must not crowd out what is due now.
    behind = Case(When(due_on__lt=today, state__in=(TaskState.PLANNED, TaskState.OPEN), then=1), default=0)
    answers = list(rows.order_by(behind, "due_on", "pk")[: MOST + 1])
    found = MyWork(cut=len(answers) > MOST, counts=_counts(owed, shown, in_hand, today))
    for answer in answers[:MOST]:
        _list_of(found, answer, today).append(Line(answer, what_may(answer, person)))
    return found


def same_work(person: Person, first: Answer, today: date) -> list[Line]:
    """What the unit owes of the same commitment beside this answer; two queries."""
    same = _owed(person, today).filter(task__commitment=first.task.commitment_id, unit=first.unit_id)
    rows = _whole(same.exclude(pk=first.pk)).order_by("due_on", "pk")[:MOST]
    return [Line(answer, what_may(answer, person)) for answer in rows]


def _owed(person: Person, today: date) -> QuerySet[Answer]:
    own = Q(unit__in=person.working_unit_ids) & Q(person=None) | Q(person__in=person.acts_for)
    if person.headed_unit_ids:
        own |= Q(unit__in=person.headed_unit_ids)
    return Answer.objects.filter(own, state__in=TO_DO, due_on__lte=today + AHEAD)


def _whole(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """With all that a line shows."""
    waits_for = Answer.objects.filter(state__in=TO_DO).select_related("unit").order_by("due_on")
    return lines_of(rows).prefetch_related(Prefetch("asked", waits_for, "waits_for"))


def _counts(owed: QuerySet[Answer], shown: Q, in_hand: Q, today: date) -> dict[str, int]:
    """How many there are of each, however many are shown; one query."""
    fresh = shown & ~Q(state=TaskState.RETURNED)
    counted: dict[str, int] = owed.order_by().aggregate(
        returned=Count("pk", filter=shown & Q(state=TaskState.RETURNED)),
        late=Count("pk", filter=fresh & Q(due_on__lt=today)),
        this_week=Count("pk", filter=fresh & Q(due_on__range=(today, today + WEEK))),
        later=Count("pk", filter=fresh & Q(due_on__gt=today + WEEK)),
        all=Count("pk"),
        in_hand=Count("pk", filter=in_hand),
    )
    return counted


def _list_of(work: MyWork, answer: Answer, today: date) -> list[Line]:
    if answer.state == TaskState.RETURNED:
        return work.returned
    if answer.due_on < today:
        return work.late
    return work.this_week if answer.due_on <= today + WEEK else work.later
