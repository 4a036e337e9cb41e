"""The words in which a task says what is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from luoshi.plans.models import Commitment, CommitmentState
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
    return words_of(task.commitment) if task.commitment else task.title


def words_of(commitment: Commitment) -> str:
    """The plan's words; the reviewer's where they narrowed them."""
    if commitment.state == CommitmentState.NARROWED:
        return commitment.title
    return commitment.quote or commitment.title
