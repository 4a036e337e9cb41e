"""What a meeting may become."""

from __future__ import annotations

from luoshi.foundation.transitions import TransitionTable
from luoshi.meetings.models import COMING
from luoshi.meetings.models import MeetingState as S

MEETING = TransitionTable(
    (
        ("call", (S.PLANNED,), S.CALLED),
        ("move", (S.PLANNED,), S.PLANNED),
        ("move", (S.CALLED,), S.CALLED),
        ("cancel", COMING, S.CANCELLED),
        ("hold", (S.CALLED,), S.HELD),
        ("issue", (S.HELD,), S.ISSUED),
    )
)
