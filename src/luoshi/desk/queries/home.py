"""What the first page shows of everything below."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luoshi.organisation.models import Person
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.queries.overview import TO_CONFIRM
from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import IDLE, OWED, state_of, tasks
from luoshi.work.year.inputs import outdated, with_publication

SHOWN = 12
MOST_UNITS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """What a unit, or several, has to answer for: open answers only."""

    late: int = 0
    soon: int = 0
    near: int = 0
    all: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(
            self.late + other.late, self.soon + other.soon, self.near + other.near, self.all + other.all
        )


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """A unit's load; the unit's key is None where nobody is named."""

    unit: UUID | None
    name: str
    load: Load


@dataclass(frozen=True, slots=True)
class Loads:
    """The load of every unit that has any."""

    units: list[UnitLoad]

    def of(self, units: Collection[UUID]) -> Load:
        """The load of some of the units together."""
        return sum((one.load for one in self.units if one.unit in units), Load())

    @property
    def whole(self) -> Load:
        """That of the organisation."""
        return sum((one.load for one in self.units), Load())

    @property
    def nobody(self) -> Load:
        """What nobody has been named for."""
        return sum((one.load for one in self.units if one.unit is None), Load())

    @property
    def behind(self) -> list[UnitLoad]:
        """The units with late work, most first."""
        late = [one for one in self.units if one.load.late and one.unit]
        return sorted(late, key=lambda one: (-one.load.late, one.name))[:MOST_UNITS]


@dataclass(frozen=True, slots=True)
class OpenPlans:
    """The plans that ask the office for something."""

    to_confirm: list[tuple[Plan, int]]
    outdated: list[Plan]


def loads(today: date) -> Loads:
    """Late, due within a week, due within thirty days, for each unit; one query."""
    counted: dict[str, Any] = {
        name: Count("due_on", filter=state_of(name, today)) for name in ("late", "soon", "near")
    }
    open_answers = Answer.objects.filter(OWED).exclude(state__in=IDLE).order_by()
    rows: Iterable[Any] = open_answers.values("unit", name=F("unit__name")).annotate(
        all=Count("due_on"), **counted
    )
    return Loads([UnitLoad(row.pop("unit"), row.pop("name") or "", Load(**row)) for row in rows])


def next_tasks(person: Person) -> list[Task]:
    """The tasks of the person's units that are late or due next, the most pressing first; one query."""
    asked = Answer.objects.filter(unit__in=person.unit_ids).exclude(state__in=IDLE)
    return list(tasks().prefetch_related(None).filter(pk__in=asked.order_by().values("task"))[:SHOWN])


def open_plans() -> OpenPlans:
    """What has been read and not gone through, and what was published and changed since; five queries."""
    plans = list(with_publication().annotate(waiting=_to_confirm()))
    behind = outdated(plans)
    return OpenPlans(
        [(plan, plan.waiting) for plan in plans if plan.waiting],
        [plan for plan in plans if plan.pk in behind],
    )


def _to_confirm() -> Coalesce:
    of_plan: QuerySet[Any] = Commitment.objects.filter(TO_CONFIRM, plan=OuterRef("pk")).order_by()
    return Coalesce(
        Subquery(
            of_plan.annotate(n=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("n")
        ),
        0,
    )
