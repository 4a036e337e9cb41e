"""A commitment's period and number in the words of the breakdown sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django.utils.translation import get_language

from luoshi.papers.words import Language
from luoshi.plans.breakdown import Frequency, word_quantity
from luoshi.plans.models import Commitment, CommitmentState, PromiseKind
from luoshi.reading.result import Every, Times


def language() -> Language:
    """The reader's language, as the pure rooms call it."""
    return "en" if get_language() == "en" else "zh"


def frequency_of(commitment: Commitment) -> Frequency:
    """What the sheet's column says of it; standing and on-event duties have that in place of a number."""
    every = (
        Every(commitment.every_n, cast(Any, commitment.every_unit))
        if commitment.every_n and commitment.every_unit
        else None
    )
    times = _times(commitment)
    total = (
        Times(">=", float(commitment.total), None, commitment.times_unit)
        if commitment.total is not None
        else None
    )
    if not every and not times and commitment.kind in (PromiseKind.STANDING, PromiseKind.ON_EVENT):
        said = Frequency(rhythm=cast(Any, commitment.kind))
    else:
        said = Frequency(every, times, total)
    return replace(said, product=commitment.product, threshold=commitment.threshold)


def _times(commitment: Commitment) -> Times | None:
    if commitment.times_value is None:
        return None
    most = None if commitment.times_max is None else float(commitment.times_max)
    return Times(
        cast(Any, commitment.times_op or "="), float(commitment.times_value), most, commitment.times_unit
    )


def said_quantity(commitment: Commitment) -> str:
    """Period and number as a card says them; empty where there is neither."""
    frequency = frequency_of(commitment)
    return "" if frequency.rhythm else word_quantity(frequency, language())


def words_of(commitment: Commitment) -> str:
    """The plan's words; the reviewer's where they narrowed them."""
    if commitment.state == CommitmentState.NARROWED:
        return commitment.title
    return commitment.quote or commitment.title
