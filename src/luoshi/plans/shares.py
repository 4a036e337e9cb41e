"""What of a plan is each unit's own: what it leads, what it answers for as each unit does, and what it supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment, Plan


class Kind(StrEnum):
    """In which part a unit has to do with a commitment."""

    LEAD = "lead"
    EACH = "each"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part of a plan, each kind in the order of the text."""

    unit: Unit
    parts: dict[Kind, list[Commitment]]

    @property
    def total(self) -> int:
        return sum(map(len, self.parts.values()))

    def count(self, kind: Kind) -> int:
        return len(self.parts[kind])


@dataclass(frozen=True, slots=True)
class Division:
    """A plan divided among the units that exist; `nobodys` is what no such unit leads or has for itself."""

    shares: list[Share]
    nobodys: list[Commitment]

    def of(self, unit: UUID) -> Share | None:
        return next((share for share in self.shares if share.unit.pk == unit), None)


def division_of(plan: Plan) -> Division:
    """Of all that is confirmed in the plan; three queries."""
    units = list(Unit.objects.filter(closed_on=None))
    held: dict[UUID, dict[Kind, list[Commitment]]] = defaultdict(lambda: {kind: [] for kind in Kind})
    nobodys = []
    rows = Commitment.objects.filter(plan=plan, state__in=Commitment.SCHEDULED)
    for row in rows.select_related("unit", "plan", "measure__section").prefetch_related("supports__unit"):
        asked = dict(_asked(row, units))
        for unit, kind in asked.items():
            held[unit.pk][kind].append(row)
        if not {Kind.LEAD, Kind.EACH} & set(asked.values()):
            nobodys.append(row)
    return Division([Share(unit, held[unit.pk]) for unit in units], nobodys)


def _asked(commitment: Commitment, units: Sequence[Unit]) -> Iterator[tuple[Unit, Kind]]:
    """The last word on a unit counts: whoever leads does not support as well."""
    listed = [row.unit for row in commitment.supports.all() if row.unit.closed_on is None]
    each = fans_out(commitment)
    leader = commitment.unit if commitment.unit and commitment.unit.closed_on is None else None
    if each and not listed:
        yield from ((unit, Kind.EACH) for unit in each_of(commitment.unit, units))
        return
    yield from ((unit, Kind.EACH if each else Kind.SUPPORT) for unit in listed)
    if leader and not (each and leader in listed):
        yield leader, Kind.LEAD


def fans_out(commitment: Commitment) -> bool:
    """Each unit answers, also for what each of its people owes where no unit is named (每名职工)."""
    return commitment.each_unit or (commitment.each_person and commitment.unit_id is None)


def each_of(unit: Unit | None, units: Sequence[Unit]) -> list[Unit]:
    """Who “each unit” means where the plan does not list them.

    The units below the named one; where none is named, all below the leadership; without a tree, all.
    """
    below = [other for other in units if unit is not None and other.parent_id == unit.pk]
    return below or [other for other in units if other.parent_id is not None] or list(units)
