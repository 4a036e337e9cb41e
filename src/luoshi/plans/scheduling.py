"""A commitment as the schedule understands it."""

from __future__ import annotations

from typing import cast

from luoshi.plans.models import Commitment
from luoshi.schedule.promise import Every, Op, Promise, PromiseKind, Times, Unit


def promise_of(commitment: Commitment) -> Promise:
    """What the commitment promises; a date that the office set stands over the plan's words."""
    due = f"{commitment.due_on:%Y年%m月%d日}" if commitment.due_on else commitment.due_text
    return Promise(
        kind=cast(PromiseKind, commitment.kind),
        every=_every(commitment),
        times=_times(commitment),
        due=due or None,
        per_unit=commitment.each_unit,
        starts_on=commitment.starts_on,
    )


def _every(commitment: Commitment) -> Every | None:
    if not commitment.every_unit or not commitment.every_n:
        return None
    return Every(commitment.every_n, cast(Unit, commitment.every_unit))


def _times(commitment: Commitment) -> Times | None:
    if commitment.times_value is None:
        return None
    most = None if commitment.times_max is None else float(commitment.times_max)
    op = cast(Op, commitment.times_op or ">=")
    return Times(op, float(commitment.times_value), most, commitment.times_unit)
