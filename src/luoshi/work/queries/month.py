"""A month as a calendar: the first few tasks of each day, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from luoshi.organisation.models import Unit
from luoshi.plans.models import Plan
from luoshi.schedule.calendar import Calendar
from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import RESTING, month_span

SHOWN = 4


@dataclass(slots=True)
class Day:
    """One day with the tasks that are shown; `count` is how many are due."""

    date: date
    is_other: bool
    is_off: bool
    name: str = ""
    tasks: list[Task] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.tasks)


def month_of(
    year: int, month: int, calendar: Calendar, *, unit: Unit | None = None, plan: Plan | None = None
) -> list[list[Day]]:
    """Whole weeks from Monday that cover the month; two queries however many tasks there are."""
    first, last = month_span(year, month)
    rows = _due(first, last, unit, plan)
    counts = {
        row["due_on"]: row["count"] for row in rows.order_by().values("due_on").annotate(count=Count("id"))
    }
    ranked = rows.annotate(rank=Window(RowNumber(), partition_by=F("due_on"), order_by=F("id").asc()))
    shown: dict[date, list[Task]] = defaultdict(list)
    for task in ranked.filter(rank__lte=SHOWN):
        shown[task.due_on].append(task)
    start = first - timedelta(days=first.weekday())
    end = last + timedelta(days=6 - last.weekday())
    days = [
        Day(
            day,
            is_other=not first <= day <= last,
            is_off=not calendar.is_workday(day),
            name=calendar.name_of(day),
            tasks=shown[day],
            count=counts.get(day, 0),
        )
        for day in (start + timedelta(days=index) for index in range((end - start).days + 1))
    ]
    return [days[index : index + 7] for index in range(0, len(days), 7)]


def _due(first: date, last: date, unit: Unit | None, plan: Plan | None) -> QuerySet[Task]:
    rows = Task.objects.filter(due_on__range=(first, last)).exclude(state__in=RESTING)
    if unit:
        rows = rows.filter(pk__in=Answer.objects.filter(unit=unit).values("task"))
    return rows.filter(plan=plan) if plan else rows
