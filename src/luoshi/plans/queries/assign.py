"""The assignment page: the plan's outline with who does what, and the names that no unit goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from luoshi.organisation.matching import match_all
from luoshi.organisation.models import Unit
from luoshi.organisation.queries.units import UnitLine, tree
from luoshi.plans.ingest.doers import Doers, Named, Owners
from luoshi.plans.models import Commitment, Measure, Plan, Section, UnitFrom
from luoshi.plans.queries.lists import OPEN


@dataclass(slots=True)
class MeasurePart:
    """A measure with its commitments; `measure` is None for those that stand before the first one."""

    measure: Measure | None
    commitments: list[Commitment] = field(default_factory=list)


@dataclass(slots=True)
class SectionPart:
    """A section with its measures; `section` is None where the plan has none."""

    section: Section | None
    parts: list[MeasurePart] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(part.commitments) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Board:
    """All that the page shows. `unmatched`: name and how often it occurs, the most frequent first."""

    sections: list[SectionPart]
    units: list[UnitLine]
    led: Counter[UUID]
    each: int
    unmatched: list[tuple[str, int]]
    suggested: list[tuple[Commitment, Owners]]
    without: int
    total: int


def assignable(plan: Plan) -> QuerySet[Commitment]:
    """What somebody has to do: neither left out nor declined nor withdrawn."""
    return (
        Commitment.objects.filter(OPEN, plan=plan)
        .select_related("unit", "plan", "measure__section")
        .prefetch_related("supports__unit")
    )


def board_of(plan: Plan) -> Board:
    """Everything in six queries, whatever the length of the plan."""
    commitments, units = list(assignable(plan)), tree()
    doers = doers_of(plan, units)
    return Board(
        sections=_sections(commitments),
        units=[line for line in units if line.unit.closed_on is None],
        led=Counter(one.unit_id for one in commitments if one.unit_id),
        each=sum(one.each_unit for one in commitments),
        unmatched=unmatched(commitments, doers),
        suggested=suggestions(commitments, doers),
        without=sum(one.unit_id is None and not one.each_unit for one in commitments),
        total=len(commitments),
    )


def doers_of(plan: Plan, units: Iterable[UnitLine]) -> Doers:
    """Whom the plan can mean by a name, without what is remembered of earlier plans."""
    return Doers(plan.organisation.name, [Named(line.unit, line.unit.name, line.aliases) for line in units])


def _sections(commitments: Iterable[Commitment]) -> list[SectionPart]:
    """The outline of the plan, as far as something has to be done in it."""
    parts: dict[UUID | None, MeasurePart] = {}
    for commitment in commitments:
        parts.setdefault(commitment.measure_id, MeasurePart(commitment.measure)).commitments.append(
            commitment
        )
    wholes: dict[UUID | None, SectionPart] = {}
    for part in sorted(parts.values(), key=lambda part: part.measure.start if part.measure else -1):
        section = part.measure.section if part.measure else None
        wholes.setdefault(section.pk if section else None, SectionPart(section)).parts.append(part)
    return list(wholes.values())


def unmatched(commitments: Iterable[Commitment], doers: Doers) -> list[tuple[str, int]]:
    """The names of doers that no unit goes by, as the plan writes them."""
    return Counter(name for commitment in commitments for name in names_left(commitment, doers)).most_common()


def names_left(commitment: Commitment, doers: Doers) -> tuple[str, ...]:
    """The names in its text that mean no unit yet; none once the office has named who does it."""
    if not commitment.actor or commitment.each_unit or commitment.unit_from == UnitFrom.PERSON:
        return ()
    return match_all(commitment.actor, doers.named, doers.organisation).unmatched


def suggestions(commitments: Iterable[Commitment], doers: Doers) -> list[tuple[Commitment, Owners]]:
    """What one key accepts: units as in an earlier plan, and doers whose name has become known since."""
    found = []
    for commitment in commitments:
        if commitment.unit_from == UnitFrom.MEMORY and commitment.unit:
            found.append((commitment, Owners(commitment.unit, source=UnitFrom.PERSON)))
        elif commitment.actor and commitment.unit_id is None and not commitment.each_unit:
            owners = doers.owners(commitment.actor, (), (), "")
            if owners.source == UnitFrom.TEXT:
                found.append((commitment, owners))
    return found


def open_units() -> QuerySet[Unit]:
    """Those to which work can be given."""
    return Unit.objects.filter(closed_on__isnull=True)
