"""Where a quota should stand by today, so that 20 by December shows as behind in June."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

from luoshi.organisation.calendars import calendar_of
from luoshi.plans.models import PromiseKind
from luoshi.schedule.pace import expected_by
from luoshi.schedule.period import Period
from luoshi.work.models import Task
from luoshi.work.queries.tasks import IDLE


@dataclass(frozen=True, slots=True)
class Pace:
    """About `expected` of `target` by today, in whole `unit`s: what is begun counts."""

    expected: int
    target: int
    unit: str


def pace_of(task: Task, today: date) -> Pace | None:
    """The pace of a quota under way; None for anything else. One query, with `task.organisation` loaded."""
    is_quota = task.commitment is not None and task.commitment.kind == PromiseKind.QUOTA
    is_counted = task.target is not None and task.target > 1
    if (
        not is_quota
        or not is_counted
        or task.state in IDLE
        or task.target_op == "<="
        or today < task.period_start
    ):
        return None
    target = float(task.target or 0)
    period = Period(task.period_start, max(task.period_end, task.due_on), task.due_on, target)
    calendar = calendar_of(task.organisation)
    return Pace(ceil(expected_by(period, today, calendar)), ceil(target), task.target_unit)
