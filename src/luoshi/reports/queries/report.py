"""The figures of a period, each with the address of its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from luoshi.organisation.models import Organisation, Unit
from luoshi.reports.periods import ReportPeriod
from luoshi.work.models import Answer, Chaser, TaskState
from luoshi.work.queries.chasers import chasers
from luoshi.work.queries.tasks import DONE, OWED, RESTING

SHOWN = 60


class Figures(NamedTuple):
    """Answers due in the period: `late` are those whose date has passed and which are not done."""

    owed: int = 0
    done: int = 0
    waived: int = 0
    late: int = 0

    @property
    def share(self) -> str:
        """Done of owed, in whole percent; "" where nothing was owed."""
        return f"{100 * self.done // self.owed}%" if self.owed else ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """`path` opens the unit's work of the period; `name` is "" for what nobody has been named for."""

    name: str
    figures: Figures
    path: str


@dataclass(frozen=True, slots=True)
class Report:
    """`done` and `late` are at most SHOWN answers, those done last and those longest late."""

    organisation: Organisation
    period: ReportPeriod
    made_on: date
    units: Sequence[UnitRow]
    done: Sequence[Answer]
    late: Sequence[Answer]
    chasers: Sequence[Chaser]

    @property
    def total(self) -> Figures:
        return Figures(*map(sum, zip(*(row.figures for row in self.units), strict=True)))


def report(organisation: Organisation, period: ReportPeriod, today: date) -> Report:
    """All that a report of the period says; five queries."""
    owed = Answer.objects.filter(OWED, due_on__range=(period.first, period.last)).exclude(state__in=RESTING)
    late = owed.filter(to_do_on__lt=today).order_by("to_do_on", "task")
    done = owed.filter(state=TaskState.ACCEPTED, closed_on__isnull=False).order_by("-closed_on", "-due_on")
    written = chasers().filter(written_at__date__range=(period.first, period.last))
    return Report(
        organisation,
        period,
        today,
        _units(owed, period, today),
        list(done.select_related("task", "unit")[:SHOWN]),
        list(late.select_related("task", "unit")[:SHOWN]),
        list(written.order_by("year", "number")),
    )


def _units(owed: QuerySet[Answer], period: ReportPeriod, today: date) -> list[UnitRow]:
    """In the order of the units, those that owe nothing left out; what nobody is named for comes last."""
    counted: Any = (
        owed.order_by()
        .values("unit")
        .annotate(
            owed=Count("due_on"),
            done=Count("due_on", filter=Q(state__in=DONE)),
            waived=Count("due_on", filter=Q(state=TaskState.WAIVED)),
            late=Count("due_on", filter=Q(to_do_on__lt=today)),
        )
    )
    found = {row.pop("unit"): Figures(**row) for row in counted}
    names = [*Unit.objects.values_list("pk", "name"), (None, "")]
    return [
        UnitRow(name, found[key], records_of(period, unit=key or "none"))
        for key, name in names
        if key in found
    ]


def records_of(period: ReportPeriod, **where: Any) -> str:
    """The list of tasks behind a figure; of a quarter it is that of its year."""
    time = {"year": period.year} | ({"month": period.number} if period.kind == "month" else {})
    return f"{reverse('tasks')}?{urlencode({'part': 'owed', **time, **where})}"
