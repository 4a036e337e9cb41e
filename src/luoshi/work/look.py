"""How a task looks: its state, or that it is late or soon due."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.work.models import Task
from luoshi.work.queries.tasks import IDLE

SOON = timedelta(days=7)


def task_tone(task: Task, today: date) -> str:
    """The name of a look (`foundation.looks`)."""
    if task.state in IDLE:
        return task.state
    if task.due_on < today:
        return "late"
    return "soon" if task.due_on - today <= SOON else task.state
