"""What a year is laid out in: the calendar, the words for dates and the units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from luoshi.organisation.models import Organisation, Unit
from luoshi.plans.outlook import Outlook
from luoshi.schedule.calendar import Calendar


@dataclass(frozen=True)
class Setting:
    """What all plans of an organisation share."""

    outlook: Outlook
    units: Sequence[Unit]

    @classmethod
    def of(cls, organisation: UUID) -> Setting:
        """Three queries."""
        return cls(Outlook.of(Organisation(pk=organisation)), list(Unit.objects.all()))

    @property
    def calendar(self) -> Calendar:
        return self.outlook.calendar

    @cached_property
    def by_key(self) -> dict[UUID, Unit]:
        return {unit.pk: unit for unit in self.units}

    @cached_property
    def digest(self) -> str:
        """Of all this, changed when any of it is."""
        return hashlib.sha256("\n".join(self._facts()).encode()).hexdigest()

    def _facts(self) -> Iterator[str]:
        yield from (f"{unit.pk} {unit.parent_id} {unit.closed_on}" for unit in sorted(self.units, key=_key))
        yield from (f"{day} {kind}" for day, kind in sorted(self.calendar.overrides.items()))
        yield from (f"{word}" for word in self.outlook.words.rows)


def _key(unit: Unit) -> UUID:
    return unit.pk
