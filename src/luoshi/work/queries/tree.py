"""A plan as it stands: section, measure, commitment, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q

from luoshi.plans.models import Commitment, Measure, Plan, PromiseKind, Section
from luoshi.work.models import Task
from luoshi.work.queries.tasks import DONE, IDLE, RESTING, state_of


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
    """A section or a measure with what stands below it; `node` is None for what stands before all sections."""

    node: Section | Measure | None
    lines: list[Line] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)

    @property
    def dated(self) -> list[Line]:
        """What gives tasks, or ought to: the lines that are not standing."""
        return [line for line in self.lines if line.commitment.kind != PromiseKind.STANDING]

    @property
    def standing(self) -> list[Line]:
        """What holds all year without a date."""
        return [line for line in self.lines if line.commitment.kind == PromiseKind.STANDING]

    @property
    def everything(self) -> list[Line]:
        """All lines at any depth."""
        return [*self.lines, *(line for branch in self.branches for line in branch.everything)]

    @property
    def tasks(self) -> int:
        return sum(line.tasks for line in self.everything)

    @property
    def done(self) -> int:
        return sum(line.done for line in self.everything)

    @property
    def late(self) -> int:
        return sum(line.late for line in self.everything)


def tree_of(plan: Plan, today: date) -> Branch:
    """The whole plan: sections with their measures and lines, in the order of the text; four queries."""
    counted = _counted(plan, today)
    lines: dict[UUID | None, list[Line]] = defaultdict(list)
    commitments = Commitment.objects.filter(plan=plan, state__in=Commitment.SCHEDULED).defer("quote")
    for commitment in commitments.select_related("unit"):
        lines[commitment.measure_id].append(Line(commitment, **counted.get(commitment.pk, {})))
    sections = {section.pk: Branch(section) for section in Section.objects.filter(plan=plan)}
    outside = Branch(None, lines.pop(None, []))
    for measure in Measure.objects.filter(plan=plan):
        above = sections[measure.section_id] if measure.section_id else outside
        if measure.pk in lines:
            above.branches.append(Branch(measure, lines[measure.pk]))
    return Branch(None, branches=[branch for branch in (outside, *sections.values()) if branch.everything])


def _counted(plan: Plan, today: date) -> dict[UUID, dict[str, Any]]:
    rows: Iterable[Any] = (
        Task.objects.filter(plan=plan)
        .exclude(state__in=RESTING)
        .order_by()
        .values("commitment")
        .annotate(
            tasks=Count("due_on"),
            done=Count("due_on", filter=Q(state__in=DONE)),
            late=Count("due_on", filter=state_of("late", today)),
            next_on=Min("due_on", filter=Q(due_on__gte=today) & ~Q(state__in=IDLE)),
        )
    )
    return {row.pop("commitment"): row for row in rows}
