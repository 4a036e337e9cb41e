"""What a year is laid out in: the calendar, the words for dates and the units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from luoshi.organisation.calendars import calendar_of, words_of
from luoshi.organisation.models import Organisation, Unit
from luoshi.schedule.calendar import Calendar
from luoshi.schedule.words import DateWords


@dataclass(frozen=True)
class Setting:
    """What all plans of an organisation share."""

    calendar: Calendar
    words: DateWords
    units: Sequence[Unit]
    by_key: dict[UUID, Unit] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {unit.pk: unit for unit in self.units})

    @classmethod
    def of(cls, organisation: UUID) -> Setting:
        """Three queries."""
        row = Organisation(pk=organisation)
        return cls(calendar_of(row), words_of(row), list(Unit.objects.all()))

    @cached_property
    def digest(self) -> str:
        """Of all this, changed when any of it is."""
        return hashlib.sha256("\n".join(self._facts()).encode()).hexdigest()

    def _facts(self) -> Iterator[str]:
        yield from (f"{unit.pk} {unit.parent_id} {unit.closed_on}" for unit in sorted(self.units, key=_key))
        yield from (f"{day} {kind}" for day, kind in sorted(self.calendar.overrides.items()))
        yield from (f"{word}" for word in self.words.rows)


def _key(unit: Unit) -> UUID:
    return unit.pk
