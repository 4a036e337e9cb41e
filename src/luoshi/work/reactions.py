"""What happens to tasks when something below changes."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.models import Commitment
from luoshi.plans.signals import asked_otherwise, unscheduled
from luoshi.work.models import Answer, Task, TaskState

# A commitment that is no longer scheduled asks for none of these any more.
RESTING = (TaskState.PLANNED, TaskState.OPEN, TaskState.RETURNED)


@receiver(unscheduled)
def pause_open_tasks(commitment: Commitment, person: Person, **_kwargs: Any) -> None:
    """A commitment that is no longer scheduled asks nobody for anything: its unfinished tasks rest."""
    tasks = Task.objects.filter(commitment=commitment, state__in=RESTING)
    count = Answer.objects.filter(task__in=tasks, state__in=RESTING).update(state=TaskState.PAUSED)
    paused = tasks.update(state=TaskState.PAUSED)
    if paused:
        record(
            actor=person,
            verb="tasks-paused",
            row=commitment,
            parent=commitment.plan_id,
            tasks=paused,
            answers=count,
        )


@receiver(asked_otherwise)
def count_otherwise(commitment: Commitment, **_kwargs: Any) -> None:
    """The load is counted from the answers: they say what their commitment asks for."""
    Answer.objects.filter(task__commitment=commitment).update(ask=commitment.asks)
