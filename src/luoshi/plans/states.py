"""What a commitment may become."""

from __future__ import annotations

from luoshi.foundation.transitions import TransitionTable
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
        ("flag", (S.READ, S.CONFIRMED, S.NARROWED, S.DISMISSED), S.READ),
    )
)
