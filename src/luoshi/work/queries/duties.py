"""What a unit owes without a date: standing commitments, and those that wait for an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment, PromiseKind
from luoshi.schedule.months import month_end
from luoshi.work.models import Look, Occurrence, Standing, Task

# So long before a quarter ends, units are asked to look through what stands.
LAST_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Duties:
    """`looks` is what was said last of each standing commitment, `looked` when the unit looked in this quarter."""

    events: list[Commitment]
    standing: list[Commitment]
    looks: Mapping[UUID, Look]
    looked: Look | None


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a unit is in a quarter: how many it owes, what it said of them, and its last look."""

    unit: Unit
    owed: int
    said: Counter[str]
    last: Look | None

    @property
    def going(self) -> int:
        return self.said[Standing.GOING]

    @property
    def done(self) -> int:
        return self.said[Standing.DONE]

    @property
    def not_yet(self) -> int:
        return self.said[Standing.NOT_YET]


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def is_time_to_look(today: date) -> bool:
    """Whether the quarter is in its last two weeks."""
    first = quarter_of(today)
    return month_end(first.year, first.month + 2) - today < LAST_DAYS


def duties_of(unit: Unit, today: date) -> Duties:
    """Of the plans of this year, in the order of their texts; five queries."""
    rows = list(_undated(today.year).filter(_concerns(unit)).distinct())
    looks: dict[UUID, Look] = {}
    for look in Look.objects.filter(unit=unit, quarter__year=today.year).order_by("quarter"):
        looks[look.commitment_id] = look
    quarter = quarter_of(today)
    looked = [look for look in looks.values() if look.quarter == quarter]
    return Duties(
        [row for row in rows if row.kind == PromiseKind.ON_EVENT],
        [row for row in rows if row.kind == PromiseKind.STANDING],
        looks,
        max(looked, key=lambda look: look.at, default=None),
    )


def _undated(year: int) -> QuerySet[Commitment]:
    tasks = Prefetch("tasks", Task.objects.prefetch_related("answers"))
    happened = Prefetch(
        "occurrences", Occurrence.objects.select_related("recorded_by").prefetch_related(tasks)
    )
    rows = Commitment.objects.filter(
        kind__in=(PromiseKind.STANDING, PromiseKind.ON_EVENT),
        state__in=Commitment.SCHEDULED,
        plan__year=year,
        plan__publication__isnull=False,
    )
    return (
        rows.select_related("plan", "unit", "measure")
        .prefetch_related(happened)
        .order_by("plan", "position", "pk")
    )


def _concerns(unit: Unit | OuterRef) -> Q:
    """It leads, it supports, or each unit answers for itself; what nobody is named for is the office's to give out."""
    return Q(unit=unit) | Q(supports__unit=unit) | Q(each_unit=True, supports=None)


def units_to_look(person: Person, today: date) -> list[Unit]:
    """Those of the person's units that have not looked through what stands, at the end of a quarter; one query."""
    if not is_time_to_look(today):
        return []
    owed = _standing(today.year).filter(_concerns(OuterRef("pk")))
    looked = Look.objects.filter(unit=OuterRef("pk"), quarter=quarter_of(today))
    mine = Unit.objects.filter(pk__in=person.working_unit_ids, closed_on=None)
    return list(mine.filter(Exists(owed), ~Exists(looked)))


def looked_of(today: date) -> list[Looked]:
    """Of all units in the order of the tree; three queries."""
    owed, everyone = _owed(today.year)
    looks: dict[UUID, list[Look]] = defaultdict(list)
    for look in Look.objects.filter(quarter=quarter_of(today)).select_related("by"):
        looks[look.unit_id].append(look)
    return [
        Looked(
            unit,
            owed[unit.pk] + everyone,
            Counter(look.standing for look in looks[unit.pk]),
            max(looks[unit.pk], key=lambda look: look.at, default=None),
        )
        for unit in Unit.objects.filter(closed_on=None)
    ]


def _standing(year: int) -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        kind=PromiseKind.STANDING,
        state__in=Commitment.SCHEDULED,
        plan__year=year,
        plan__publication__isnull=False,
    ).order_by()


def _owed(year: int) -> tuple[Counter[UUID], int]:
    """How many standing commitments each unit leads or supports, and how many each unit has for itself."""
    owed: dict[UUID, set[UUID]] = defaultdict(set)
    everyone: set[UUID] = set()
    rows = _standing(year).values_list("pk", "each_unit", "unit", "supports__unit")
    for key, each_unit, unit, support in rows:
        if each_unit and support is None:
            everyone.add(key)
        for one in {unit, support} - {None}:
            owed[one].add(key)
    return Counter({unit: len(keys - everyone) for unit, keys in owed.items()}), len(everyone)
