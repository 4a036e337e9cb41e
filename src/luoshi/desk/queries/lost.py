"""Where plans get lost: commitments without a unit, without a date, or due in the year and never begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery

from luoshi.plans.models import Commitment
from luoshi.plans.queries.lists import WITHOUT_DATE, WITHOUT_UNIT
from luoshi.work.models import Task, month_number


@dataclass(frozen=True, slots=True)
class Lost:
    """How many commitments; the first two of the plan that is looked at, or of all."""

    without_unit: int
    without_date: int
    untouched: int


def lost(year: int, today: date, wanted: dict[str, Any]) -> Lost:
    """By the cleaned filter of the progress page, where what is empty does not filter; one query."""
    plan = Q(plan=wanted["plan"]) if wanted.get("plan") else Q()
    conditions = {
        "without_unit": WITHOUT_UNIT,
        "without_date": WITHOUT_DATE,
        "untouched": _untouched(year, today, wanted),
    }
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    return Lost(**Commitment.objects.filter(plan).order_by().aggregate(**counts))


def untouched(year: int, today: date, wanted: dict[str, Any]) -> QuerySet[Commitment]:
    """The longest due first, with `since` when and `waiting` how many tasks."""
    due = _was_due(year, today, wanted).values("commitment")
    rows = Commitment.objects.filter(_untouched(year, today, wanted)).annotate(
        since=Subquery(due.annotate(first=Min("due_on")).values("first")),
        waiting=Subquery(
            due.annotate(count=Count("pk", distinct=True)).values("count"), output_field=IntegerField()
        ),
    )
    return rows.select_related("plan", "unit").order_by("since", "pk")


def _untouched(year: int, today: date, wanted: dict[str, Any]) -> Q:
    fields = {"plan": "plan", "section": "measure__section", "kind": "kind"}
    where = {field: wanted[name] for name, field in fields.items() if wanted.get(name)}
    touched = Task.objects.filter(commitment=OuterRef("pk"), touched_at__isnull=False).order_by()
    scheduled = Q(state__in=Commitment.SCHEDULED, **where)
    # Those that nobody has touched are few: only of them is the other asked.
    return scheduled & ~Q(Exists(touched)) & Q(Exists(_was_due(year, today, wanted)))


def _was_due(year: int, today: date, wanted: dict[str, Any]) -> QuerySet[Task]:
    until = min(date(year, 12, 31), today - timedelta(days=1))
    # The year's beginning as a month: by two ends of one column, SQLite would go through all tasks of the year
    # for each commitment, and not through the few of its own.
    since = month_number(year, 1)
    rows = Task.objects.filter(commitment=OuterRef("pk"), due_month__gte=since, due_on__lte=until).order_by()
    return rows.filter(answers__unit=wanted["unit"]) if wanted.get("unit") else rows
