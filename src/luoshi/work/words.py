"""The words in which a task says what is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from luoshi.papers.words import Language
from luoshi.plans.breakdown import Frequency, word_frequency
from luoshi.plans.models import CommitmentState
from luoshi.plans.words import language, words_of
from luoshi.reading.result import Times
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


def asked_of(task: Task) -> str:
    """What is to be reached: ≥ 20 篇."""
    if task.target is None:
        return ""
    said: Language = language()
    most = None if task.target_max is None else float(task.target_max)
    times = Times(task.target_op or "=", float(task.target), most, task.target_unit)  # type: ignore[arg-type]
    return word_frequency(Frequency(times=times), said)
