"""What hangs on commitments that a revised plan gives up."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Q

from luoshi.plans.effects import Owed
from luoshi.plans.models import Plan
from luoshi.work.models import Task, TaskState
from luoshi.work.reactions import RESTING

KEPT = (TaskState.SUBMITTED, TaskState.ACCEPTED, TaskState.WAIVED)


def owed_by_commitment(plan: Plan, commitments: Collection[UUID]) -> dict[UUID, Owed]:
    """The tasks of each that would rest, and those that stay; one query."""
    counted = (
        Task.objects.filter(plan=plan, commitment__in=commitments)
        .order_by()
        .values_list("commitment")
        .annotate(
            resting=Count("pk", filter=Q(state__in=RESTING)), kept=Count("pk", filter=Q(state__in=KEPT))
        )
    )
    return {key: Owed(resting, kept) for key, resting, kept in counted if resting or kept}
