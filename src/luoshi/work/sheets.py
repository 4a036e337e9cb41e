"""Tick sheets: which answers have one, and its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Membership, Person, Role
from luoshi.plans.models import Cadence
from luoshi.work.models import Answer, Part, Task, Tick

WORKERS = (Role.HEAD, Role.MEMBER, Role.CLERK)


@dataclass(frozen=True, slots=True)
class Line:
    """A working day or a person, and whether it is ticked."""

    key: str
    label: date | Person
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class TickSheet:
    """`of` is "day" or "person"."""

    of: str
    lines: Sequence[Line]

    @property
    def ticked(self) -> int:
        return sum(line.is_ticked for line in self.lines)


def kind_of_sheet(task: Task) -> str:
    """ "day" for a daily duty, "person" for what each person owes, "" for what is proven by evidence alone."""
    commitment = task.commitment
    if commitment is None:
        return ""
    if commitment.every_unit == Cadence.DAY and commitment.every_n == 1:
        return "day"
    return "person" if commitment.each_person else ""


def sheets_of(task: Task, answers: Iterable[Answer]) -> dict[UUID, TickSheet]:
    """By answer, of those that answer for the task; two queries where there are any, none where not."""
    kind = kind_of_sheet(task)
    owed = [answer for answer in answers if answer.part != Part.SUPPORT and answer.unit_id]
    if not kind or not owed:
        return {}
    lines = _days(task) if kind == "day" else _people(owed)
    rows = Tick.objects.filter(answer__in=[answer.pk for answer in owed])
    ticked = set(rows.values_list("answer", kind))
    return {
        answer.pk: TickSheet(
            kind,
            [Line(key, label, (answer.pk, value) in ticked) for key, value, label in lines[answer.unit_id]],
        )
        for answer in owed
    }


# The key of a line in a form, its value in the database, and what it shows.
Lines = Mapping[UUID | None, Sequence[tuple[str, Any, date | Person]]]


def _days(task: Task) -> Lines:
    """The same for every unit; `task.organisation` must be loaded, or costs a query."""
    days = calendar_of(task.organisation).workdays(task.period_start, task.period_end)
    lines = [(str(day), day, day) for day in days]
    return defaultdict(lambda: lines)


def _people(answers: Iterable[Answer]) -> Lines:
    units = [answer.unit_id for answer in answers]
    held = Membership.objects.filter(unit__in=units, role__in=WORKERS, person__is_active=True)
    found: dict[UUID | None, dict[UUID, Person]] = defaultdict(dict)
    for membership in held.select_related("person").order_by("person__name"):
        found[membership.unit_id][membership.person_id] = membership.person
    return {unit: [(str(key), key, one) for key, one in found[unit].items()] for unit in units}
