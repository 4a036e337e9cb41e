"""How far the text of a plan is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luoshi.plans.models import Commitment, CommitmentState, Doubt, FlagState, Sentence
from luoshi.plans.paper import Marks


class Stand(StrEnum):
    """How a stretch of the text, or a commitment, stands."""

    TAKEN = "taken"
    TO_CONFIRM = "to_confirm"
    WAITING = "waiting"
    LEFT_OUT = "left_out"
    FRAMING = "framing"
    UNREAD = "unread"


def stand_of(commitment: Commitment) -> Stand:
    """How a commitment stands."""
    if commitment.flag_state == FlagState.WAITING:
        return Stand.WAITING
    if commitment.state in Commitment.SCHEDULED:
        return Stand.TAKEN
    return Stand.TO_CONFIRM if commitment.state == CommitmentState.READ else Stand.LEFT_OUT


@dataclass(frozen=True, slots=True)
class Account:
    """Every character of the sentences stands in one way.

    share: characters, a part of one where several commitments share a sentence; count: commitments, sentences that
    only explain, places that were not understood.
    """

    share: dict[Stand, float]
    count: dict[Stand, int]

    @property
    def percent(self) -> int:
        """Of the text that is understood, rounded down: 100 only where nothing is left."""
        body = sum(self.share.values())
        return int(100 * (body - self.share[Stand.UNREAD]) / body + 1e-9) if body else 0

    @property
    def total(self) -> int:
        """The commitments."""
        return sum(
            self.count[stand] for stand in (Stand.TAKEN, Stand.TO_CONFIRM, Stand.WAITING, Stand.LEFT_OUT)
        )


def account_of(
    sentences: Iterable[Sentence], marks: Marks, commitments: Iterable[Commitment], doubts: Sequence[Doubt]
) -> Account:
    """`marks` place the commitments in the text; `doubts` are those that nobody has settled."""
    share = dict.fromkeys(Stand, 0.0)
    count = {**dict.fromkeys(Stand, 0), **Counter(stand_of(one) for one in commitments)}
    count[Stand.UNREAD] = len(doubts)
    for sentence in sentences:
        unread = sum(_shared(sentence, doubt) for doubt in doubts)
        share[Stand.UNREAD] += unread
        length = sentence.end - sentence.start - unread
        here = [stand_of(mark.commitment) for mark in marks.over(sentence.start, sentence.end)]
        if not here:
            here = [Stand.FRAMING if sentence.label == "framing" else Stand.UNREAD]
            count[here[0]] += 1
        for stand in here:
            share[stand] += length / len(here)
    return Account(share, count)


def _shared(sentence: Sentence, other: Doubt) -> int:
    """How many characters lie in both."""
    return max(0, min(sentence.end, other.end) - max(sentence.start, other.start))
