"""The words in which a task says what is asked."""

from __future__ import annotations

from luoshi.plans.models import Commitment, CommitmentState


def is_narrowed(commitment: Commitment) -> bool:
    """Whether only a part of the sentence stands, in the legal reviewer's words."""
    return commitment.state == CommitmentState.NARROWED


def sentence_of(commitment: Commitment) -> str:
    """The plan's own words; of a narrowed commitment the reviewer's, since the rest is not to be done."""
    return commitment.title if is_narrowed(commitment) else commitment.quote or commitment.title
