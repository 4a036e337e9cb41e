"""Lists of tasks, by filters that live in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, Part, Task, TaskState

DONE = (TaskState.ACCEPTED, TaskState.WAIVED)
IDLE = (*DONE, TaskState.PAUSED, TaskState.SUPERSEDED)
OWED = Q(part__in=(Part.LEAD, Part.EACH))


def tasks() -> QuerySet[Task]:
    """Tasks with what a line of a list shows: two queries."""
    answers = Answer.objects.select_related("unit").order_by("part", "unit__position")
    return (
        Task.objects.exclude(state=TaskState.SUPERSEDED)
        .select_related("commitment", "commitment__measure", "plan")
        .prefetch_related(Prefetch("answers", answers))
    )


def filtered(rows: QuerySet[Task], wanted: dict[str, Any], today: date) -> QuerySet[Task]:
    """`wanted` is the cleaned data of the filter form; what is empty does not filter."""
    if wanted.get("q"):
        rows = rows.filter(title__contains=wanted["q"])
    if wanted.get("plan"):
        rows = rows.filter(plan=wanted["plan"])
    if wanted.get("month"):
        rows = rows.filter(due_on__range=month_span(wanted["year"] or today.year, wanted["month"]))
    elif wanted.get("year"):
        rows = rows.filter(due_on__range=(date(wanted["year"], 1, 1), date(wanted["year"], 12, 31)))
    if wanted.get("unit"):
        unit = None if wanted["unit"] == "none" else wanted["unit"]
        rows = rows.filter(pk__in=Answer.objects.filter(unit=unit).values("task"))
    if wanted.get("state"):
        rows = rows.filter(_state(wanted["state"], today))
    return rows


def _state(name: str, today: date) -> Q:
    if name == "late":
        return Q(due_on__lt=today) & ~Q(state__in=IDLE)
    if name == "done":
        return Q(state__in=DONE)
    return ~Q(state__in=IDLE)


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and the last day."""
    return date(year, month, 1), month_end(year, month)
