"""What has happened to a task, from the publishing that made it on."""

from __future__ import annotations

from luoshi.journal.models import Event
from luoshi.journal.queries import Told, history, told
from luoshi.work.models import Task


def story_of(task: Task) -> list[Told]:
    """Its own events, newest first, and last the publishing that made it; two queries."""
    return [*history(task), *told(_made_by(task))]


def _made_by(task: Task) -> list[Event]:
    """The first publishing recorded behind the task's key: keys sort by the time of their making."""
    published = Event.objects.filter(parent=task.plan_id, verb="plan-published", id__gt=task.pk)
    return list(published.order_by("id")[:1])
