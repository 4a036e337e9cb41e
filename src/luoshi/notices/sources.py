"""What waits for people in the rooms above, which this room does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for someone: it has a date, or it stands in a `section` since a day, or both.

    It is told to `person`, else to whoever has one of `roles`, in `unit` where one is given and anywhere
    otherwise, but never to those in `but`. What has a date and a unit is told to those above once it is late.
    `days` is how long its period is: what comes every week is not announced a month ahead. `route` names the page
    about `key`.
    """

    key: UUID | str
    route: str
    title: str
    due_on: date | None = None
    days: int = 365
    section: str = ""
    since: date | None = None
    unit: UUID | None = None
    person: UUID | None = None
    roles: frozenset[str] = frozenset()
    but: frozenset[UUID] = frozenset()


# Called in the organisation's scope with the last day whose dates are of interest.
Gather = Callable[[date], Iterable[Matter]]


@dataclass(frozen=True, slots=True)
class Source:
    """`sections`: the names of those in which its matters stand whatever their date, in the order of a digest."""

    gather: Gather
    sections: Mapping[str, Any]


_sources: list[Source] = []


def register(source: Source) -> None:
    """Called once by a room when it is ready."""
    _sources.append(source)


def matters(until: date) -> Iterable[Matter]:
    """All that has a date up to `until` or stands open, of all rooms."""
    for source in _sources:
        yield from source.gather(until)


def standing_sections() -> dict[str, Any]:
    """Their names by code, in the order of registration."""
    return {code: name for source in _sources for code, name in source.sections.items()}
