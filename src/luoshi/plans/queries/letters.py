"""Letters of responsibility as the office and the heads look for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from luoshi.organisation.models import Person, Unit
from luoshi.plans.letters import is_outdated
from luoshi.plans.models import Letter, LetterState, Plan
from luoshi.plans.shares import Division, Share


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with its letter in force; `share` is None where the unit is dissolved, `former` are those before."""

    unit: Unit
    share: Share | None
    letter: Letter | None
    is_outdated: bool
    former: list[Letter]

    @property
    def is_to_make(self) -> bool:
        """Whether making letters now changes something for it."""
        return self.is_outdated or (self.letter is None and self.share is not None and bool(self.share.total))

    @property
    def is_settled(self) -> bool:
        """Whether its letter is signed and says what the plan says."""
        return self.letter is not None and self.letter.signed_by_id is not None and not self.is_outdated


def letters() -> QuerySet[Letter]:
    """With what their pages show."""
    return Letter.objects.select_related("plan", "unit", "made_by", "signed_by", "organisation")


def lines_of(plan: Plan, division: Division) -> list[Line]:
    """Every unit that has a share or had a letter, in the order of the tree; one query."""
    held: dict[UUID, list[Letter]] = {}
    for letter in letters().filter(plan=plan).order_by("-number"):
        held.setdefault(letter.unit_id, []).append(letter)
    shares = {share.unit.pk: share for share in division.shares if share.total or share.unit.pk in held}
    gone = [found[0].unit for key, found in held.items() if key not in shares]
    units = [*(share.unit for share in shares.values()), *gone]
    return [_line(unit, shares.get(unit.pk), held.get(unit.pk, ())) for unit in units]


def _line(unit: Unit, share: Share | None, held: Iterable[Letter]) -> Line:
    in_force = next((one for one in held if one.state != LetterState.REPLACED), None)
    former = [one for one in held if one != in_force]
    return Line(unit, share, in_force, in_force is not None and is_outdated(in_force, share), former)


def letters_to_acknowledge(person: Person) -> list[Letter]:
    """Those of the units that the person heads; one query, none where they head no unit."""
    if not person.headed_unit_ids:
        return []
    rows = Letter.objects.filter(state=LetterState.WAITING, unit__in=person.headed_unit_ids)
    return list(rows.select_related("unit").defer("rows", "text"))
