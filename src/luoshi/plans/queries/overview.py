"""The list of plans, and how far each has been gone through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from luoshi.plans.models import Commitment, CommitmentState, Document, FlagState, Plan

WAITING = Q(flag_state=FlagState.WAITING)
TO_CONFIRM = Q(state=CommitmentState.READ) & ~WAITING
TAKEN = Q(state__in=Commitment.SCHEDULED)
LEFT_OUT = Q(state__in=(CommitmentState.DISMISSED, CommitmentState.DECLINED, CommitmentState.WITHDRAWN))


@dataclass(frozen=True, slots=True)
class Counts:
    """How a plan's commitments stand; the four parts make up `total`."""

    taken: int
    to_confirm: int
    waiting: int
    left_out: int

    @property
    def total(self) -> int:
        return self.taken + self.to_confirm + self.waiting + self.left_out


def documents() -> QuerySet[Document]:
    """Every upload, newest first, with its plans and their counts."""
    plans = Plan.objects.annotate(**_counted()).order_by("position")
    return Document.objects.select_related("uploaded_by").prefetch_related(Prefetch("plans", plans)).defer("text")


def _counted() -> dict[str, Any]:
    parts = {"taken": TAKEN, "to_confirm": TO_CONFIRM, "waiting": WAITING, "left_out": LEFT_OUT}
    return {
        name: Count("commitments", filter=_of_commitments(condition)) for name, condition in parts.items()
    }


def _of_commitments(condition: Q) -> Q:
    """The condition, seen from the plan."""
    parts = [
        _of_commitments(part) if isinstance(part, Q) else (f"commitments__{part[0]}", part[1])
        for part in condition.children
    ]
    return Q(*parts, _connector=condition.connector, _negated=condition.negated)


def counts_of(plan: Plan) -> Counts:
    """One plan's counts, in one query."""
    parts = {"taken": TAKEN, "to_confirm": TO_CONFIRM, "waiting": WAITING, "left_out": LEFT_OUT}
    found = Commitment.objects.filter(plan=plan).aggregate(
        **{name: Count("id", filter=condition) for name, condition in parts.items()}
    )
    return Counts(**found)


def has_plans() -> bool:
    """Whether anything has been uploaded yet."""
    return Document.objects.exists()
