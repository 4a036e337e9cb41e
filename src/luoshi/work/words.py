"""The words in which a task says what is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from luoshi.plans.models import CommitmentState
from luoshi.work.models import Task


def is_narrowed(task: Task) -> bool:
    """Whether only a part of the plan's sentence stands, in the legal reviewer's words."""
    return task.commitment is not None and task.commitment.state == CommitmentState.NARROWED


def origin_of(task: Task) -> Any:
    """Where it comes from, as a line of a list says it: the measure or the plan, or that it is an order."""
    return (
        (task.commitment and task.commitment.measure) or task.plan or pgettext_lazy("without a plan", "order")
    )


def sentence_of(task: Task) -> str:
    """The plan's words or the order's; of a narrowed commitment the reviewer's: the rest is not to be done."""
    if task.order:
        return task.order.text or task.order.title
    if task.commitment is None or is_narrowed(task):
        return task.title
    return task.commitment.quote or task.commitment.title
