"""Which units a commitment belongs to, from the names in its text or from last year's plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from luoshi.organisation.matching import match_all
from luoshi.organisation.models import Organisation, Unit
from luoshi.plans.models import Commitment, UnitFrom


@dataclass(frozen=True, slots=True)
class Named:
    """A unit with every name that plans may call it by."""

    unit: Unit
    name: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who leads, who supports, whether each unit answers for itself, and where that was taken from."""

    lead: Unit | None = None
    supports: tuple[Unit, ...] = ()
    each: bool = False
    source: str = UnitFrom.NOBODY


@dataclass(slots=True)
class Doers:
    """The units of one organisation, read once for a whole document."""

    organisation: str
    named: list[Named]
    remembered: dict[str, Unit] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: UUID) -> Doers:
        """Load units, aliases, and who led what in earlier plans."""
        units = Unit.objects.prefetch_related("aliases")
        named = [Named(unit, unit.name, tuple(alias.name for alias in unit.aliases.all())) for unit in units]
        return cls(Organisation.objects.get(pk=organisation).name, named, _remembered())

    def owners(self, actor: str, lead: Sequence[str], support: Sequence[str], measure: str) -> Owners:
        """From the doer of the sentence, else from the plan's own annotation, else as in an earlier plan."""
        for names in (actor, "、".join(lead)):
            found = match_all(names, self.named, self.organisation) if names else None
            if found and (found.units or found.each):
                helpers = match_all("、".join(support), self.named, self.organisation) if support else None
                units = [one.unit for one in found.units]
                others = [one.unit for one in helpers.units] if helpers else []
                if found.each:
                    return Owners(
                        None, tuple(units) if len(units) < len(self.named) else (), True, UnitFrom.TEXT
                    )
                return Owners(units[0], tuple(dict.fromkeys([*units[1:], *others])), False, UnitFrom.TEXT)
        before = self.remembered.get(measure)
        return Owners(before, source=UnitFrom.MEMORY) if before else Owners()


def _remembered() -> dict[str, Unit]:
    """The last lead unit that a person gave to the commitments under a measure of that title."""
    rows = (
        Commitment.objects.filter(unit_from=UnitFrom.PERSON, unit__isnull=False, unit__closed_on__isnull=True)
        .exclude(measure=None)
        .select_related("unit", "measure")
        .order_by("plan__year", "position")
    )
    return {row.measure.title: row.unit for row in rows if row.measure and row.unit}
