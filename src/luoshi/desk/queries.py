"""What the first page shows of everything below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from luoshi.organisation.models import Person
from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import IDLE, tasks

WEEK = timedelta(days=7)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Load:
    """What the person's units owe: open answers only."""

    late: int
    week: int
    month: int


def _open_answers(person: Person) -> QuerySet[Answer]:
    return Answer.objects.filter(unit__in=person.unit_ids).exclude(state__in=IDLE)


def load_of(person: Person, today: date) -> Load:
    """Late, due within a week, due within thirty days; one query."""
    spans = {
        "late": Q(due_on__lt=today),
        "week": Q(due_on__range=(today, today + WEEK)),
        "month": Q(due_on__range=(today, today + timedelta(days=30))),
    }
    counted: dict[str, Any] = {name: Count("id", filter=span) for name, span in spans.items()}
    return Load(**_open_answers(person).aggregate(**counted))


def next_tasks(person: Person) -> list[Task]:
    """The tasks of the person's units that are late or due next, the most pressing first."""
    return list(tasks().filter(pk__in=_open_answers(person).values("task"))[:SHOWN])
