"""What a scheme and an appeal may become."""

from __future__ import annotations

from luoshi.assessment.models import AppealState, SchemeState
from luoshi.foundation.transitions import TransitionTable

SCHEME = TransitionTable((("publish", (SchemeState.DRAFT,), SchemeState.PUBLISHED),))

APPEAL = TransitionTable(
    (
        ("grant", (AppealState.WAITING,), AppealState.WON),
        ("refuse", (AppealState.WAITING,), AppealState.REFUSED),
    )
)
