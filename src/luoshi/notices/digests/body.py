"""The body of a message: a list of parts {section, days, lines: [{title, due, path, unit}], more}, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from django.urls import reverse

from luoshi.notices.digests.compute import Parts
from luoshi.notices.digests.names import rank
from luoshi.notices.digests.timing import BELOW, LATE, Section
from luoshi.notices.sources import Matter

# A longer list is read by nobody; the rest is counted.
MOST_LINES = 20


class Line(TypedDict):
    """A matter; `due` is a date as ISO has it, "" without one; `unit` is named where it is another one's work."""

    title: str
    due: str
    path: str
    unit: str


class Part(TypedDict):
    """A section; `more` is how many of it are not listed."""

    section: str
    days: int
    lines: list[Line]
    more: int


def body_of(parts: Parts, unit_names: Mapping[UUID, str]) -> list[Part]:
    """The sections in their order, in each the oldest first."""
    return [_part(section, parts[section], unit_names) for section in sorted(parts, key=rank)]


def count_of(body: list[Any], *codes: str) -> int:
    """How many matters there are, in these sections or in all."""
    return sum(len(part["lines"]) + part["more"] for part in body if not codes or part["section"] in codes)


def late_of(body: list[Any]) -> int:
    """How many of them are late."""
    return count_of(body, LATE, BELOW)


def _part(section: Section, matters: list[Matter], unit_names: Mapping[UUID, str]) -> Part:
    shown = sorted(matters, key=lambda matter: (matter.due_on or matter.since or date.max, matter.title))
    lines = [_line(section, matter, unit_names) for matter in shown[:MOST_LINES]]
    return Part(section=section.code, days=section.days, lines=lines, more=len(matters) - len(lines))


def _line(section: Section, matter: Matter, unit_names: Mapping[UUID, str]) -> Line:
    names_unit = matter.unit is not None and section.code not in _OWN
    return Line(
        title=matter.title,
        due=matter.due_on.isoformat() if matter.due_on else "",
        path=reverse(matter.route, args=[matter.key]),
        unit=unit_names.get(matter.unit, "") if names_unit and matter.unit else "",
    )


_OWN = frozenset({LATE, "today", "ahead"})
