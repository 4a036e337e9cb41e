"""How a task, or a unit's part in it, looks: its state, or that it is late or soon due."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import SENT

SOON = timedelta(days=7)


def tone_of(row: Task | Answer, today: date) -> str:
    """The name of a look (`foundation.looks`)."""
    if row.state in SENT:
        return row.state
    if row.due_on < today:
        return "late"
    return "soon" if row.due_on - today <= SOON else row.state
