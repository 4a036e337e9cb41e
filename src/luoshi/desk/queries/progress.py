"""How an organisation's year goes: planned against accepted, what is late, which quotas are behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery, Sum

from luoshi.desk.queries.lost import Lost, lost
from luoshi.organisation.calendars import calendar_of
from luoshi.plans.models import Commitment, PromiseKind
from luoshi.work.models import Answer, Part, Task
from luoshi.work.pace import Pace, pace_by
from luoshi.work.queries.tasks import DONE, IDLE, OWED, state_of
from luoshi.work.queries.year import Row, by_unit

FEW, LATE_SHOWN, QUOTAS_SHOWN, QUOTAS = 5, 8, 6, 300


@dataclass(frozen=True, slots=True)
class Behind:
    """A quota with less than its pace asks for by today."""

    task: Task
    reported: float
    pace: Pace


@dataclass(frozen=True, slots=True)
class Progress:
    """`planned` and `accepted` are sums from the first month to each of the twelve; `accepted` ends with today."""

    rows: Sequence[Row]
    planned: Sequence[int]
    accepted: Sequence[int]
    late: Sequence[Answer]
    quotas: Sequence[Behind]
    lost: Lost

    @property
    def behind(self) -> list[Row]:
        """The units with most late work."""
        late = [row for row in self.rows if row.node and row.total.late]
        return sorted(late, key=lambda row: -row.total.late)[:FEW]

    @property
    def ahead(self) -> list[Row]:
        """The units with most done of what they owe in the year, and nothing late."""
        good = [row for row in self.rows if row.node and row.total.done and not row.total.late]
        return sorted(good, key=lambda row: -row.total.done / row.total.owed)[:FEW]


def only(wanted: dict[str, Any]) -> Q:
    """The condition on answers of the cleaned filter; what is empty does not filter."""
    fields = {"plan": "plan", "section": "commitment__measure__section", "kind": "commitment__kind"}
    where = {field: wanted[name] for name, field in fields.items() if wanted.get(name)}
    # The few tasks of a plan are found first and their answers by them: a join reads all answers of the year.
    found = Q(task__in=Task.objects.filter(**where).order_by().values("pk")) if where else Q()
    return found & Q(unit=wanted["unit"]) if wanted.get("unit") else found


def progress(year: int, today: date, wanted: dict[str, Any], organisation: UUID) -> Progress:
    """All of the page's figures; seven queries."""
    condition = only(wanted)
    rows = by_unit(year, today, only=condition)
    per_month = [sum(row.cells[month].owed for row in rows) for month in range(12)]
    answers = Answer.objects.filter(OWED, condition)
    return Progress(
        rows,
        list(accumulate(per_month)),
        _accepted(answers, year, today),
        _late(answers, today),
        _quotas(wanted, today, organisation),
        lost(year, today, wanted),
    )


def _accepted(answers: QuerySet[Answer], year: int, today: date) -> list[int]:
    """Sums up to each month that has begun, by the day of acceptance; what is due in the year."""
    closed = answers.filter(closed_on__isnull=False, state__in=DONE)
    due = closed.filter(due_on__range=(date(year, 1, 1), date(year, 12, 31)))
    months = [0] * 12
    # Counted by day and added up by month here, as the year is: SQLite has no dates of its own.
    for day, count in due.order_by().values_list("closed_on").annotate(count=Count("due_on")):
        if day is not None:
            months[0 if day.year < year else 11 if day.year > year else day.month - 1] += count
    begun = 12 if today.year > year else today.month if today.year == year else 0
    return list(accumulate(months[:begun]))


def _late(answers: QuerySet[Answer], today: date) -> list[Answer]:
    """The longest late; which they are is read from the index alone, and only they are fetched whole."""
    late = answers.filter(state_of("late", today)).order_by("to_do_on", "task")
    rows = late.filter(task__in=Subquery(late.values("task")[:LATE_SHOWN])).select_related("unit", "task")
    return list(rows[:LATE_SHOWN])


def _quotas(wanted: dict[str, Any], today: date, organisation: UUID) -> list[Behind]:
    quotas = Commitment.objects.filter(kind=PromiseKind.QUOTA, state__in=Commitment.SCHEDULED)
    fields = {"plan": "plan", "section": "commitment__measure__section", "unit": "answers__unit"}
    where = {field: wanted[name] for name, field in fields.items() if wanted.get(name)}
    open_ = Task.objects.filter(commitment__in=quotas, target__gt=1, **where).exclude(state__in=IDLE)
    summed = open_.annotate(sum=Sum("answers__reported", filter=~Q(answers__part=Part.SUPPORT), default=0))
    calendar = calendar_of(organisation)
    found = []
    for task in summed.select_related("commitment")[:QUOTAS]:
        pace = pace_by(task, today, calendar)
        if pace and task.sum < pace.expected:
            found.append(Behind(task, float(task.sum), pace))
    return sorted(found, key=lambda one: one.reported / one.pace.expected)[:QUOTAS_SHOWN]
