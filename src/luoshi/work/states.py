"""What a unit's answer may become, and what its task is by its answers."""

from __future__ import annotations

from collections.abc import Collection

from luoshi.foundation.transitions import TransitionTable
from luoshi.work.models import ItemResult, ReplyState, RequestState
from luoshi.work.models import TaskState as S

TO_DO = (S.PLANNED, S.OPEN, S.RETURNED)

ANSWER = TransitionTable(
    (
        ("begin", (S.PLANNED,), S.OPEN),
        ("submit", TO_DO, S.SUBMITTED),
        ("take back", (S.SUBMITTED,), S.OPEN),
        ("pass on", (S.SUBMITTED,), S.SUBMITTED),
        ("accept", (S.SUBMITTED,), S.ACCEPTED),
        ("accept part", (S.SUBMITTED,), S.OPEN),
        ("return", (S.SUBMITTED,), S.RETURNED),
        ("waive", TO_DO, S.WAIVED),
        ("reopen", (S.ACCEPTED, S.WAIVED), S.OPEN),
    )
)

REQUEST = TransitionTable(
    (
        ("grant", (RequestState.WAITING,), RequestState.GRANTED),
        ("refuse", (RequestState.WAITING,), RequestState.REFUSED),
    )
)

REPLY = TransitionTable(
    (
        ("reply", (ReplyState.WAITING, ReplyState.RETURNED), ReplyState.REPLIED),
        ("accept", (ReplyState.REPLIED,), ReplyState.ACCEPTED),
        ("return", (ReplyState.REPLIED,), ReplyState.RETURNED),
    )
)

# A finding stays: its rectification goes on in its own ledger.
CHECK_ITEM = TransitionTable(
    (
        ("in order", (ItemResult.WAITING,), ItemResult.IN_ORDER),
        ("find", (ItemResult.WAITING, ItemResult.IN_ORDER), ItemResult.FINDING),
    )
)


def state_of_task(answers: Collection[str]) -> str:
    """The state of a task by those of the units that answer for it (not of those that only support).

    It is closed when all are, waived when all are; before that the one that asks most for attention counts.
    """
    open_ = set(answers) - {S.ACCEPTED, S.WAIVED}
    if not open_:
        return S.ACCEPTED if S.ACCEPTED in answers else S.WAIVED
    if S.RETURNED in open_:
        return S.RETURNED
    if open_ == {S.SUBMITTED}:
        return S.SUBMITTED
    is_begun = open_ != {S.PLANNED} or len(set(answers)) > 1
    return S.OPEN if is_begun else S.PLANNED
