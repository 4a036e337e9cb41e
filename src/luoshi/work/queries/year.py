"""The year on one page: units by months."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, Value, When

from luoshi.organisation.models import Unit
from luoshi.plans.models import Plan
from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, TaskState
from luoshi.work.queries.tasks import DONE, IDLE, OWED


@dataclass(frozen=True, slots=True)
class Cell:
    """How a unit's month stands."""

    owed: int = 0
    done: int = 0
    late: int = 0

    @property
    def state(self) -> str:
        """The look of the year grid: none, done, late, going or todo."""
        if not self.owed:
            return "none"
        if self.done == self.owed:
            return "done"
        if self.late:
            return "late"
        return "going" if self.done else "todo"

    @property
    def text(self) -> str:
        """Done of owed, or only what is owed while nothing is done."""
        if not self.owed:
            return ""
        return f"{self.done}/{self.owed}" if self.done or self.late else str(self.owed)

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.owed + other.owed, self.done + other.done, self.late + other.late)


Year = dict[Unit | None, list[Cell]]


def year_of(year: int, today: date, plan: Plan | None = None) -> Year:
    """For each unit that owes anything (None: nobody is named), twelve cells; two queries."""
    rows = Answer.objects.filter(OWED, due_on__range=(date(year, 1, 1), date(year, 12, 31)))
    rows = rows.exclude(state__in=(TaskState.SUPERSEDED, TaskState.PAUSED))
    if plan:
        rows = rows.filter(task__plan=plan)
    counted = (
        rows.order_by()
        .annotate(month=_month(year))
        .values("unit", "month")
        .annotate(
            owed=Count("id"),
            done=Count("id", filter=Q(state__in=DONE)),
            late=Count("id", filter=Q(due_on__lt=today) & ~Q(state__in=IDLE)),
        )
    )
    return _by_unit(list(counted))


def _month(year: int) -> Case:
    """Compared as dates, since extracting the month of each row costs ten times as much on SQLite."""
    whens = [When(due_on__lte=month_end(year, month), then=Value(month)) for month in range(1, 13)]
    return Case(*whens, output_field=IntegerField())


def _by_unit(counted: list[dict[str, Any]]) -> Year:
    cells: dict[UUID | None, list[Cell]] = defaultdict(lambda: [Cell()] * 12)
    for row in counted:
        cells[row["unit"]][row["month"] - 1] = Cell(row["owed"], row["done"], row["late"])
    year: Year = {unit: cells[unit.pk] for unit in Unit.objects.all() if unit.pk in cells}
    if None in cells:
        year[None] = cells[None]
    return year
