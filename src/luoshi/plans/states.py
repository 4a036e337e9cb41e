"""What a commitment may become."""

from __future__ import annotations

from typing import Any

from luoshi.foundation.transitions import TransitionTable
from luoshi.plans.models import Commitment, FlagState, LetterState
from luoshi.plans.models import CommitmentState as S

COMMITMENT = TransitionTable(
    (
        ("confirm", (S.READ, S.DISMISSED), S.CONFIRMED),
        ("dismiss", (S.READ, S.CONFIRMED), S.DISMISSED),
        ("split", (S.READ,), S.READ),
        ("split", (S.CONFIRMED,), S.CONFIRMED),
        ("reopen", (S.CONFIRMED, S.DISMISSED), S.READ),
        ("narrow", (S.READ,), S.NARROWED),
        ("decline", (S.READ,), S.DECLINED),
        ("withdraw", (S.READ, S.CONFIRMED, S.NARROWED), S.WITHDRAWN),
        ("alter", (S.READ, S.CONFIRMED, S.NARROWED, S.DISMISSED, S.DECLINED), S.READ),
        ("flag", (S.READ, S.CONFIRMED, S.NARROWED, S.DISMISSED), S.READ),
    )
)

LETTER = TransitionTable(
    (
        ("acknowledge", (LetterState.WAITING,), LetterState.ACKNOWLEDGED),
        ("file scan", (LetterState.WAITING, LetterState.ACKNOWLEDGED), LetterState.SIGNED),
        (
            "replace",
            (LetterState.WAITING, LetterState.ACKNOWLEDGED, LetterState.SIGNED),
            LetterState.REPLACED,
        ),
    )
)


def withdrawn(commitment: Commitment) -> dict[str, Any]:
    """The fields of one that is nobody's business any more: the legal reviewer's neither."""
    is_waiting = commitment.flag_state == FlagState.WAITING
    return {"state": S.WITHDRAWN} | ({"flag_state": FlagState.NONE} if is_waiting else {})
