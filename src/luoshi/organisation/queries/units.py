"""The tree of units, read whole: an organisation has tens of them, seldom hundreds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from luoshi.organisation.models import Alias, Unit


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as it stands in the tree: how deep, between which siblings, with what."""

    unit: Unit
    depth: int
    place: int
    siblings: int
    aliases: tuple[str, ...] = ()
    people: int = 0

    @property
    def before(self) -> int:
        """The place one up."""
        return max(self.place - 1, 0)

    @property
    def behind(self) -> int:
        """The place one down."""
        return self.place + 1

    @property
    def is_first(self) -> bool:
        return self.place == 0

    @property
    def is_last(self) -> bool:
        return self.place == self.siblings - 1


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with all its names, as `matching` takes it."""

    id: UUID
    name: str
    other_names: tuple[str, ...] = field(default=())


def tree() -> list[UnitLine]:
    """Every unit, each behind the one above it; two queries."""
    units = Unit.objects.annotate(
        people_count=Count(
            "memberships__person", filter=Q(memberships__person__is_active=True), distinct=True
        )
    )
    children: dict[UUID | None, list[Any]] = defaultdict(list)
    for unit in units.order_by("position", "name").select_related("parent"):
        children[unit.parent_id].append(unit)
    aliases = _aliases()

    def below(parent: UUID | None, depth: int) -> Iterator[UnitLine]:
        siblings = children[parent]
        for place, unit in enumerate(siblings):
            names = tuple(aliases[unit.pk])
            yield UnitLine(unit, depth, place, len(siblings), names, unit.people_count)
            yield from below(unit.pk, depth + 1)

    return list(below(None, 0))


def units_below(unit: Unit) -> set[UUID]:
    """The unit and all below it, at any depth."""
    children: dict[UUID | None, list[UUID]] = defaultdict(list)
    for key, parent in Unit.objects.values_list("pk", "parent_id"):
        children[parent].append(key)
    found, waiting = set(), [unit.pk]
    while waiting:
        key = waiting.pop()
        found.add(key)
        waiting += children[key]
    return found


def is_inside(unit: Unit, other: Unit) -> bool:
    """Whether `unit` is `other` or stands below it."""
    return unit.pk in units_below(other)


def holder_of(name: str) -> Unit | None:
    """The unit that goes by this name already, as its own or as another one."""
    holder: Unit | None = Unit.objects.filter(Q(name=name) | Q(aliases__name=name)).first()
    return holder


def named_units(on: date | None = None) -> list[NamedUnit]:
    """The units with all their names; those that exist `on` a day where one is given."""
    aliases = _aliases()
    units = Unit.objects.all() if on is None else Unit.objects.filter(_open_on(on))
    return [NamedUnit(unit.pk, unit.name, tuple(aliases[unit.pk])) for unit in units]


def _open_on(day: date) -> Q:
    return Q(closed_on=None) | Q(closed_on__gte=day)


def _aliases() -> dict[UUID, list[str]]:
    names: dict[UUID, list[str]] = defaultdict(list)
    for unit, name in Alias.objects.values_list("unit_id", "name"):
        names[unit].append(name)
    return names
