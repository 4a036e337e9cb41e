"""A plan as it stands: section, measure, commitment, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q

from luoshi.plans.models import Commitment, Measure, Plan, Section
from luoshi.work.models import Task, TaskState
from luoshi.work.queries.tasks import DONE, IDLE


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment with its tasks counted."""

    commitment: Commitment
    tasks: int = 0
    done: int = 0
    late: int = 0
    next_on: date | None = None


@dataclass(slots=True)
class Branch:
    """A section or a measure with what stands below it."""

    node: Section | Measure | None
    lines: list[Line] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)


def tree_of(plan: Plan, today: date) -> list[Branch]:
    """Sections with their measures and lines, in the order of the text; six queries."""
    counted = _counted(plan, today)
    lines: dict[UUID | None, list[Line]] = defaultdict(list)
    commitments = Commitment.objects.filter(plan=plan, state__in=Commitment.SCHEDULED)
    for commitment in commitments.select_related("unit").prefetch_related("supports__unit"):
        lines[commitment.measure_id].append(Line(commitment, **counted.get(commitment.pk, {})))
    sections = {section.pk: Branch(section) for section in Section.objects.filter(plan=plan)}
    outside = Branch(None, lines.pop(None, []))
    for measure in Measure.objects.filter(plan=plan):
        above = sections.get(measure.section_id) if measure.section_id else outside
        if above and lines[measure.pk]:
            above.branches.append(Branch(measure, lines[measure.pk]))
    return [branch for branch in (outside, *sections.values()) if branch.lines or branch.branches]


def _counted(plan: Plan, today: date) -> dict[UUID, dict[str, Any]]:
    rows = (
        Task.objects.filter(plan=plan)
        .exclude(state=TaskState.SUPERSEDED)
        .order_by()
        .values("commitment")
        .annotate(
            tasks=Count("id"),
            done=Count("id", filter=Q(state__in=DONE)),
            late=Count("id", filter=Q(due_on__lt=today) & ~Q(state__in=IDLE)),
            next_on=Min("due_on", filter=Q(due_on__gte=today) & ~Q(state__in=IDLE)),
        )
    )
    return {row.pop("commitment"): row for row in rows}
