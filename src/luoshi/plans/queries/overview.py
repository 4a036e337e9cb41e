"""The list of plans, and how far each has been gone through."""

from __future__ import annotations

from typing import Any, Protocol

from django.db.models import Count, Prefetch, Q, QuerySet

from luoshi.plans.models import Commitment, CommitmentState, Document, FlagState, Plan

WAITING = Q(flag_state=FlagState.WAITING)
TO_CONFIRM = Q(state=CommitmentState.READ) & ~WAITING
TAKEN = Q(state__in=Commitment.SCHEDULED)
LEFT_OUT = Q(state__in=(CommitmentState.DISMISSED, CommitmentState.DECLINED))


class Counted(Protocol):
    """A plan with how its commitments stand; what was merged or taken back counts no more."""

    taken: int
    to_confirm: int
    waiting: int
    left_out: int


def documents() -> QuerySet[Document]:
    """Every upload, newest first, with its plans and their counts."""
    plans = Plan.objects.annotate(**_counted()).order_by("position")
    return (
        Document.objects.select_related("uploaded_by")
        .prefetch_related(Prefetch("plans", plans))
        .defer("text")
    )


def _counted() -> dict[str, Any]:
    parts = {"taken": TAKEN, "to_confirm": TO_CONFIRM, "waiting": WAITING, "left_out": LEFT_OUT}
    return {
        name: Count("commitments", filter=_of_commitments(condition)) for name, condition in parts.items()
    }


def _of_commitments(condition: Q) -> Q:
    """The condition, seen from the plan."""
    children: list[Any] = list(condition.children)
    parts = [
        _of_commitments(part) if isinstance(part, Q) else (f"commitments__{part[0]}", part[1])
        for part in children
    ]
    return Q(*parts, _connector=condition.connector, _negated=condition.negated)


def has_plans() -> bool:
    """Whether anything has been uploaded yet."""
    return Document.objects.exists()
