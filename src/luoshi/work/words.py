"""The words in which a task says what is asked."""

from __future__ import annotations

from luoshi.plans.models import CommitmentState
from luoshi.work.models import Task


def is_narrowed(task: Task) -> bool:
    """Whether only a part of the plan's sentence stands, in the legal reviewer's words."""
    return task.commitment is not None and task.commitment.state == CommitmentState.NARROWED


def sentence_of(task: Task) -> str:
    """The plan's words or the order's; of a narrowed commitment the reviewer's: the rest is not to be done."""
    if task.order:
        return task.order.text or task.order.title
    if task.commitment is None or is_narrowed(task):
        return task.title
    return task.commitment.quote or task.commitment.title
