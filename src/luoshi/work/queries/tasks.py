"""Lists of tasks, by filters that live in the address."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, Part, Task, TaskState

DONE = (TaskState.ACCEPTED, TaskState.WAIVED)
IDLE = (*DONE, TaskState.PAUSED, TaskState.SUPERSEDED)
RESTING = (TaskState.PAUSED, TaskState.SUPERSEDED)
OWED = Q(part__in=(Part.LEAD, Part.EACH))
WEEK, MONTH = timedelta(days=7), timedelta(days=30)

# What a line of a list does not show, and what is long.
UNSEEN = ("commitment__quote", "commitment__note", "commitment__reason", "commitment__actor", "commitment__rule")


def tasks() -> QuerySet[Task]:
    """Tasks with what a line of a list shows: two queries."""
    answers = Answer.objects.select_related("unit").order_by("part", "unit__position")
    return (
        Task.objects.exclude(state=TaskState.SUPERSEDED)
        .select_related("commitment", "commitment__measure", "plan")
        .prefetch_related(Prefetch("answers", answers))
    )


def filtered(wanted: dict[str, Any], today: date, mine: Collection[UUID] = ()) -> QuerySet[Task]:
    """The lines that match; `wanted` is the cleaned data of the filter form, what is empty does not filter.

    `mine` are the units of the person who asks. What rests is shown only where it is asked for.
    """
    rows = tasks().defer(*UNSEEN).filter(_of_task(wanted), _dates(wanted, today))
    state = state_of(wanted.get("state", ""), today)
    if wanted.get("unit") or wanted.get("part"):
        answers = Answer.objects.filter(_of_answer(wanted, mine), state)
        rows = rows.filter(pk__in=answers.order_by().values("task"))
    else:
        rows = rows.filter(state)
    return rows.order_by("-due_on", "-id") if wanted.get("order") == "latest" else rows


def _of_task(wanted: dict[str, Any]) -> Q:
    fields = {
        "q": "title__icontains",
        "plan": "plan",
        "kind": "commitment__kind",
        "day": "due_on",
        "commitment": "commitment",
        "section": "commitment__measure__section",
        "measure": "commitment__measure",
    }
    return Q(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})


def _dates(wanted: dict[str, Any], today: date) -> Q:
    if wanted.get("month"):
        return Q(due_on__range=month_span(wanted.get("year") or today.year, wanted["month"]))
    if wanted.get("year"):
        return Q(due_on__range=(date(wanted["year"], 1, 1), date(wanted["year"], 12, 31)))
    return Q()


def _of_answer(wanted: dict[str, Any], mine: Collection[UUID]) -> Q:
    unit, part = wanted.get("unit"), wanted.get("part")
    asked = OWED if part == "owed" else Q(part=part) if part else Q()
    if unit == "mine":
        return asked & Q(unit__in=mine)
    if unit == "none":
        return asked & Q(unit=None)
    return asked & Q(unit=unit) if unit else asked


def state_of(name: str, today: date) -> Q:
    """The condition of a state's name, on tasks and answers alike; "" is whatever does not rest."""
    still_open = ~Q(state__in=IDLE)
    return {
        "open": still_open,
        "late": Q(due_on__lt=today) & still_open,
        "soon": Q(due_on__range=(today, today + WEEK)) & still_open,
        "near": Q(due_on__range=(today, today + MONTH)) & still_open,
        "done": Q(state__in=DONE),
        "paused": Q(state=TaskState.PAUSED),
    }.get(name, ~Q(state__in=RESTING))


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and the last day."""
    return date(year, month, 1), month_end(year, month)
