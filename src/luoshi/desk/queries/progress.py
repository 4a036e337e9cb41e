"""How an organisation's year goes: planned against accepted, what is late, which quotas are behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

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
    untouched: int

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
    fields = {
        "plan": "task__plan",
        "section": "task__commitment__measure__section",
        "kind": "task__commitment__kind",
        "unit": "unit",
    }
    return Q(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})


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
        _quotas(answers, today, organisation),
        _untouched(wanted, today),
    )


def _accepted(answers: Any, year: int, today: date) -> list[int]:
    """Sums up to each month that has begun, by the day of acceptance; what is due in the year."""
    due = answers.filter(due_on__range=(date(year, 1, 1), date(year, 12, 31)), state__in=DONE)
    when = {"in_year": ExtractYear("closed_at"), "in_month": ExtractMonth("closed_at")}
    counted = due.order_by().annotate(**when).values_list("in_year", "in_month").annotate(count=Count("pk"))
    months = [0] * 12
    for closed_in, month, count in counted:
        months[(month or 1) - 1 if closed_in == year else 0 if (closed_in or 0) < year else 11] += count
    begun = 12 if today.year > year else today.month if today.year == year else 0
    return list(accumulate(months[:begun]))


def _late(answers: Any, today: date) -> list[Answer]:
    rows = answers.filter(state_of("late", today)).select_related("unit", "task")
    return list(rows.order_by("due_on", "pk")[:LATE_SHOWN])


def _quotas(answers: Any, today: date, organisation: UUID) -> list[Behind]:
    open_ = Task.objects.filter(commitment__kind=PromiseKind.QUOTA, target__gt=1).exclude(state__in=IDLE)
    asked = open_.filter(pk__in=answers.order_by().values("task"))
    summed = asked.annotate(sum=Sum("answers__reported", filter=~Q(answers__part=Part.SUPPORT), default=0))
    calendar = calendar_of(organisation)
    found = []
    for task in summed.select_related("commitment")[:QUOTAS]:
        pace = pace_by(task, today, calendar)
        if pace and task.sum < pace.expected:
            found.append(Behind(task, float(task.sum), pace))
    return sorted(found, key=lambda one: one.reported / one.pace.expected)[:QUOTAS_SHOWN]


def _untouched(wanted: dict[str, Any], today: date) -> int:
    """Commitments with work that was due, of which nobody has touched any."""
    rows = Commitment.objects.filter(state__in=Commitment.SCHEDULED)
    if wanted.get("plan"):
        rows = rows.filter(plan=wanted["plan"])
    tasks = Task.objects.filter(commitment=OuterRef("pk")).order_by()
    was_due, touched = tasks.filter(due_on__lt=today), tasks.filter(touched_at__isnull=False)
    return rows.filter(Exists(was_due), ~Exists(touched)).count()
