"""All digests of a day at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from luoshi.notices.digests.people import Group, People
from luoshi.notices.digests.timing import BELOW, LATE, Section, Timing
from luoshi.notices.sources import Matter

Parts = dict[Section, list[Matter]]


def _parts() -> defaultdict[UUID, Parts]:
    return defaultdict(lambda: defaultdict(list))


@dataclass(slots=True)
class Digests:
    """What each person and each unit's group is told, by section; who is told nothing is not in it."""

    people: defaultdict[UUID, Parts] = field(default_factory=_parts)
    units: defaultdict[UUID, Parts] = field(default_factory=_parts)


def compute(
    matters: Iterable[Matter], people: People, timing_of: Callable[[UUID], Timing], of_unit: Timing
) -> Digests:
    """`timing_of` a person, who may have missed digests; `of_unit` that of the groups."""
    found = Digests()
    for matter in matters:
        whose = people.told(matter)
        for person in whose:
            section = timing_of(person).section(matter)
            if section:
                found.people[person][section].append(matter)
        _tell_unit(found, matter, of_unit)
        if of_unit.is_past(matter.due_on):
            _tell_above(found, matter, whose, people, timing_of)
    return found


def _tell_unit(found: Digests, matter: Matter, timing: Timing) -> None:
    section = timing.section(matter) if matter.unit and matter.due_on else None
    if matter.unit and section:
        found.units[matter.unit][section].append(matter)


def _tell_above(
    found: Digests, matter: Matter, whose: Group, people: People, timing_of: Callable[[UUID], Timing]
) -> None:
    """Its own head, where someone else has it in hand, then level by level who stands above the unit."""
    if matter.unit is None or matter.due_on is None:
        return
    seen = set(whose)
    for person in people.heads(matter.unit) - seen:
        if timing_of(person).is_late(matter.due_on):
            found.people[person][Section(LATE)].append(matter)
    seen |= people.heads(matter.unit)
    level = 0
    for group in people.above(matter.unit):
        new = group - seen
        for person in new:
            if timing_of(person).is_due_above(matter.due_on, level):
                found.people[person][Section(BELOW)].append(matter)
        # Who knows of it already is no step up.
        level += bool(new)
        seen |= new
