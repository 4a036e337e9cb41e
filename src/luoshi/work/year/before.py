"""The tasks that a plan has before it is published again, as far as they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from luoshi.plans.models import Plan
from luoshi.work.models import Task, TaskState


class Existing(NamedTuple):
    """A task's own columns: a year has thousands of tasks, of which few are more than compared."""

    pk: UUID
    commitment_id: UUID
    title: str
    period_start: date
    period_end: date
    planned_on: date
    due_on: date
    target: Decimal | None
    target_op: str
    target_max: Decimal | None
    target_unit: str
    state: str
    touched_at: datetime | None
    occurrence_id: UUID | None

    @property
    def key(self) -> tuple[UUID, date]:
        return self.commitment_id, self.period_start


Before = Mapping[tuple[UUID, date], Existing]
Answers = frozenset[tuple[UUID | None, str]]


def tasks_before(plan: Plan) -> tuple[Before, list[Existing]]:
    """By commitment and start of period; and apart those that an event asked for. One query."""
    rows = Task.objects.filter(plan=plan).exclude(state=TaskState.SUPERSEDED).order_by()
    found = list(map(Existing._make, rows.values_list(*Existing._fields)))
    by_rule = {task.key: task for task in found if task.occurrence_id is None}
    return by_rule, [task for task in found if task.occurrence_id]


def asked_before(plan: Plan) -> dict[UUID, Answers]:
    """Which units each task asks, and in which part; one query, from the tasks, since answers know no plan."""
    asked: dict[UUID, set[tuple[UUID | None, str]]] = defaultdict(set)
    rows = Task.objects.filter(plan=plan).order_by().values_list("pk", "answers__unit", "answers__part")
    for task, unit, part in rows:
        asked[task].add((unit, part))
    return {task: frozenset(units) for task, units in asked.items()}
