"""A proposal as the publishing page draws it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from luoshi.organisation.models import Unit
from luoshi.plans.models import PromiseKind
from luoshi.work.year.before import Existing
from luoshi.work.year.drafts import Draft, Left
from luoshi.work.year.proposal import Proposal

MOST = 100
RESTING = (PromiseKind.STANDING, PromiseKind.ON_EVENT)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's new tasks by month, January first, and their sum; `unit` is None where nobody is named."""

    unit: Unit | None
    months: list[int]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A list of the page: the first rows, and how many there are in all."""

    rows: Sequence[Any]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.count)


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would do: figures first, then what people should look at."""

    proposal: Proposal
    units: list[UnitRow]
    totals: list[int]
    standing: int
    undated: Part
    without_day: Part
    levelled: Part
    moved: Part
    dropped: Part
    resumed: Part
    kept: Part

    @property
    def answers(self) -> int:
        """How many answers the new tasks ask for."""
        return sum(row.total for row in self.units)

    @property
    def changes(self) -> int:
        """How many existing tasks it would touch."""
        return len(self.proposal.moved) + len(self.proposal.dropped) + len(self.proposal.resumed)


def preview_of(proposal: Proposal) -> Preview:
    """Sort what the proposal holds for the page."""
    units = _units(proposal)
    return Preview(
        proposal,
        units,
        totals=[sum(row.months[month] for row in units) for month in range(12)],
        standing=sum(left.commitment.kind in RESTING for left in proposal.left),
        undated=_part(_noted(proposal.left, "undated", "due-unread")),
        without_day=_part(_noted(proposal.left, "no-workday", "due-before-start")),
        levelled=_part([draft for draft in proposal.made if draft.due_on != draft.planned_on]),
        moved=_part(sorted(proposal.moved, key=_first_due)),
        dropped=_part(proposal.dropped),
        resumed=_part(proposal.resumed),
        kept=_part(proposal.kept),
    )


def _part(rows: Sequence[Any]) -> Part:
    return Part(rows[:MOST], len(rows))


def _noted(left: Iterable[Left], *notes: str) -> list[Left]:
    return [one for one in left if one.note in notes]


def _first_due(pair: tuple[Existing, Draft]) -> tuple[Any, ...]:
    task, draft = pair
    return min(task.due_on, draft.due_on), task.title


def _units(proposal: Proposal) -> list[UnitRow]:
    counts = proposal.per_unit_and_month()
    return [
        UnitRow(unit, [counted[month] for month in range(1, 13)], counted.total())
        for unit, counted in sorted(counts.items(), key=lambda pair: _place(pair[0]))
    ]


def _place(unit: Unit | None) -> tuple[bool, int, str]:
    return (unit is None, unit.position if unit else 0, unit.name if unit else "")
