"""The year on one page: units, sections or measures by months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from luoshi.organisation.models import Unit
from luoshi.plans.models import Measure, Plan, Section
from luoshi.work.models import Answer, Task, month_number
from luoshi.work.queries.tasks import DONE, OWED, RESTING

EVERYTHING = Q()


class Cell(NamedTuple):
    """How a month stands."""

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


def summed(cells: Iterable[Cell]) -> Cell:
    """All of them together."""
    return Cell(*map(sum, zip(Cell(), *cells, strict=True)))


@dataclass(frozen=True, slots=True)
class Row:
    """Twelve cells of a unit, section or measure, and their sum; `node` is None for what belongs to none."""

    node: Unit | Section | Measure | None
    cells: list[Cell]
    total: Cell


def by_unit(year: int, today: date, plan: Plan | None = None, only: Q = EVERYTHING) -> list[Row]:
    """What each unit owes, one answer each, those that owe nothing left out; two queries.

    `only` is a condition on answers.
    """
    rows = Answer.objects.filter(only)
    if plan:
        rows = rows.filter(task__plan=plan)
    if plan is None and only == EVERYTHING:
        return _rows(Unit.objects.all(), _cells(rows, "owed_month", "unit", year, today))
    # The few of a plan are found by their tasks: offered the year's index, SQLite would read the whole year instead.
    owed = rows.filter(OWED).exclude(state__in=RESTING)
    return _rows(Unit.objects.all(), _cells(owed, "due_month", "unit", year, today))


def by_section(year: int, today: date, plan: Plan) -> list[Row]:
    """The plan's tasks by section; two queries."""
    cells = _cells(_tasks(plan), "due_month", "commitment__measure__section", year, today)
    return _rows(Section.objects.filter(plan=plan), cells)


def by_measure(year: int, today: date, plan: Plan) -> list[Row]:
    """The plan's tasks by measure; two queries."""
    cells = _cells(_tasks(plan), "due_month", "commitment__measure", year, today)
    return _rows(Measure.objects.filter(plan=plan), cells)


def _tasks(plan: Plan) -> QuerySet[Task]:
    return Task.objects.filter(plan=plan).exclude(state__in=RESTING)


def _cells(
    rows: QuerySet[Any], by: str, group: str, year: int, today: date
) -> dict[UUID | None, list[list[Cell]]]:
    """What is to be added up in each of the twelve months; `by` is the column that counts them."""
    # By state too, in the order of the index, and added up later: one count a row is less than one for each figure.
    counted = (
        rows.filter(**{f"{by}__range": (month_number(year, 1), month_number(year, 12))})
        .order_by()
        .values_list(group, by, "state")
        .annotate(count=Count(by), late=Count(by, filter=Q(to_do_on__lt=today)))
    )
    found: dict[UUID | None, list[list[Cell]]] = defaultdict(lambda: [[] for _month in range(12)])
    for key, month, state, count, late in counted:
        found[key][month % 12].append(Cell(count, count if state in DONE else 0, late))
    return dict(found)


def _rows(nodes: Iterable[Any], cells: dict[UUID | None, list[list[Cell]]]) -> list[Row]:
    """In the order of the nodes; what belongs to none comes last."""
    rows = [_row(node, cells[node.pk]) for node in nodes if node.pk in cells]
    return [*rows, _row(None, cells[None])] if None in cells else rows


def _row(node: Any, parts: Iterable[list[Cell]]) -> Row:
    cells = [summed(part) for part in parts]
    return Row(node, cells, summed(cells))
