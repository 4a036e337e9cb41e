"""Who is told: holders of roles, whoever stands in for them, and those above a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from luoshi.notices.sources import Matter
from luoshi.organisation.models import Role

Group = frozenset[UUID]
ABOVE = (Role.HEAD, Role.LEADER)


class Holder(NamedTuple):
    """A role that someone holds in a unit, as their own or for someone absent."""

    person: UUID
    unit: UUID
    role: str


class People:
    """Who holds what, read once: `parents` is the unit above each, `standing_in` who acts for whom today."""

    def __init__(
        self,
        holders: Iterable[Holder],
        parents: Mapping[UUID, UUID | None],
        standing_in: Mapping[UUID, Iterable[UUID]],
    ) -> None:
        self._parents, self._standing_in = parents, standing_in
        self._of_unit: dict[tuple[UUID | None, str], set[UUID]] = defaultdict(set)
        for holder in holders:
            self._of_unit[holder.unit, holder.role].add(holder.person)
            self._of_unit[None, holder.role].add(holder.person)
        self._groups: dict[tuple[object, ...], Group] = {}
        self._chains: dict[UUID, list[Group]] = {}

    def told(self, matter: Matter) -> Group:
        """Those whose it is."""
        key = (matter.person, None if matter.person else matter.unit, matter.roles)
        if key not in self._groups:
            self._groups[key] = self._with_role(matter.unit, matter.roles)
            if matter.person:
                self._groups[key] = frozenset({matter.person, *self._standing_in.get(matter.person, ())})
        return self._groups[key] - matter.but

    def heads(self, unit: UUID) -> Group:
        """Who answers for the unit, whoever has its work in hand."""
        return self._with_role(unit, (Role.HEAD,))

    def above(self, unit: UUID) -> list[Group]:
        """Level by level up the tree who answers for what a unit does, the leaders last; empty levels left out."""
        if unit not in self._chains:
            levels = [self._with_role(one, ABOVE) for one in self._ancestors(unit)]
            leaders = self._with_role(None, (Role.LEADER,))
            chain = [level for level in levels if level]
            self._chains[unit] = chain if not leaders or leaders in chain else [*chain, leaders]
        return self._chains[unit]

    def _ancestors(self, unit: UUID) -> Iterable[UUID]:
        above = self._parents.get(unit)
        while above is not None:
            yield above
            above = self._parents.get(above)

    def _with_role(self, unit: UUID | None, roles: Iterable[str]) -> Group:
        return frozenset(person for role in roles for person in self._of_unit.get((unit, role), ()))
