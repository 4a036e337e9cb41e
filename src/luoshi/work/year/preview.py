"""A proposal as the publishing page draws it."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.organisation.models import Unit
from luoshi.plans.models import PromiseKind
from luoshi.work.year.drafts import Left
from luoshi.work.year.proposal import Proposal


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's new tasks by month, January first, and their sum; `unit` is None where nobody is named."""

    unit: Unit | None
    months: list[int]
    total: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would do: figures first, then what people should look at."""

    proposal: Proposal
    units: list[UnitRow]
    totals: list[int]
    standing: int
    undated: list[Left]
    without_day: list[Left]

    @property
    def answers(self) -> int:
        """How many answers the new tasks ask for."""
        return sum(row.total for row in self.units)


def preview_of(proposal: Proposal) -> Preview:
    """Sort what the proposal holds for the page."""
    counts = proposal.per_unit_and_month()
    units = [
        UnitRow(unit, [counted[month] for month in range(1, 13)], counted.total())
        for unit, counted in sorted(counts.items(), key=lambda pair: _place(pair[0]))
    ]
    totals = [sum(row.months[month] for row in units) for month in range(12)]
    resting = (PromiseKind.STANDING, PromiseKind.ON_EVENT)
    return Preview(
        proposal,
        units,
        totals,
        standing=sum(left.commitment.kind in resting for left in proposal.left),
        undated=[left for left in proposal.left if left.note in ("undated", "due-unread")],
        without_day=[left for left in proposal.left if left.note in ("no-workday", "due-before-start")],
    )


def _place(unit: Unit | None) -> tuple[bool, int, str]:
    return (unit is None, unit.position if unit else 0, unit.name if unit else "")
