"""What a week brought, unit by unit, and what the next one asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from luoshi.organisation.models import Unit
from luoshi.work.models import Answer, Chaser
from luoshi.work.queries.chasers import chasers
from luoshi.work.queries.tasks import DONE, OWED, RESTING

DAYS, LATE_SHOWN = 7, 8


class Figures(NamedTuple):
    """Answers: due in the week, done of these, done in it whenever they were due, late at its end, due in the next."""

    due: int = 0
    kept: int = 0
    done: int = 0
    late: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class UnitWeek:
    """`unit` is None for what nobody has been named for."""

    unit: UUID | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday to Sunday; `late` are the longest late of what is late by its end, or today, and still to do."""

    first: date
    last: date
    units: Sequence[UnitWeek]
    late: Sequence[Answer]
    chasers: Sequence[Chaser]

    @property
    def whole(self) -> Figures:
        return Figures(*map(sum, zip(*(one.figures for one in self.units), strict=True)))


def week_of(day: date, today: date) -> Week:
    """The week in which a day lies; four queries. Of one that still runs, late is what is late today."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=DAYS - 1)
    passed = min(last, today - timedelta(days=1))
    late = Answer.objects.filter(OWED, to_do_on__lte=passed).order_by("to_do_on", "task")
    written = Q(written_at__date__range=(first, last)) | Q(closed_at__date__range=(first, last))
    return Week(
        first,
        last,
        _units(first, last, passed),
        list(late.select_related("task", "unit")[:LATE_SHOWN]),
        list(chasers().filter(written).order_by("year", "number")),
    )


def _units(first: date, last: date, passed: date) -> list[UnitWeek]:
    """Those to whom the week brought something, in the order of the units."""
    in_week, after = (first, last), (last + timedelta(days=1), last + timedelta(days=DAYS))
    is_done = Q(state__in=DONE)
    rows: Any = Answer.objects.filter(OWED, due_on__lte=after[1]).exclude(state__in=RESTING)
    counted = (
        rows.order_by()
        .values("unit")
        .annotate(
            due=Count("due_on", filter=Q(due_on__range=in_week)),
            kept=Count("due_on", filter=Q(due_on__range=in_week, closed_on__lte=last) & is_done),
            done=Count("due_on", filter=Q(closed_on__range=in_week) & is_done),
            late=Count("due_on", filter=Q(due_on__lte=passed) & ~(is_done & Q(closed_on__lte=last))),
            ahead=Count("due_on", filter=Q(due_on__range=after) & ~is_done),
        )
    )
    found = {row.pop("unit"): Figures(**row) for row in counted}
    names = [*Unit.objects.values_list("pk", "name"), (None, "")]
    return [UnitWeek(key, name, found[key]) for key, name in names if any(found.get(key, ()))]
