"""Where a quota should stand by today, so that 20 by December shows as behind in June."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

from luoshi.organisation.calendars import calendar_of
from luoshi.plans.models import PromiseKind
from luoshi.schedule.calendar import Calendar
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
    return pace_by(task, today, calendar_of(task.organisation)) if _has_pace(task, today) else None


def pace_by(task: Task, today: date, calendar: Calendar) -> Pace | None:
    """The same on a calendar that is known."""
    if not _has_pace(task, today):
        return None
    target = float(task.target or 0)
    period = Period(task.period_start, max(task.period_end, task.due_on), task.due_on, target)
    return Pace(ceil(expected_by(period, today, calendar)), ceil(target), task.target_unit)


def _has_pace(task: Task, today: date) -> bool:
    is_quota = task.commitment is not None and task.commitment.kind == PromiseKind.QUOTA
    is_counted = task.target is not None and task.target > 1 and task.target_op != "<="
    return is_quota and is_counted and task.state not in IDLE and today >= task.period_start
