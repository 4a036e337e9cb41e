"""What several commitments ask of the same unit in much the same words, and could be done in one go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count
from rapidfuzz import fuzz

from luoshi.plans.alignment.pairs import bare
from luoshi.plans.asks import Ask, ask_of
from luoshi.plans.models import Commitment
from luoshi.work.models import Answer

# Of a hundred. Two inspections of different things (消防设施检查, 食品卫生检查) stay below it.
ALIKE = 62
MOST = 60


@dataclass(frozen=True, slots=True)
class Repeat:
    """`served` could be done with `kept`, which asks at least as often; `saved` answers would not be asked for."""

    kept: Commitment
    served: Commitment
    ask: Ask
    saved: int


class _Asking(NamedTuple):
    """What is compared of a commitment: there are thousands, of which few are shown."""

    pk: UUID
    title: str
    product: str
    ask: str
    unit: UUID | None
    each_unit: bool


def repeats_of(year: int, today: date) -> list[Repeat]:
    """Those that would save most first, each commitment served at most once; three queries."""
    rows = Commitment.objects.filter(
        state__in=Commitment.SCHEDULED, served_by=None, plan__year=year, plan__publication__isnull=False
    )
    owed = _owed(today)
    light = map(_Asking._make, rows.order_by().values_list(*_Asking._fields))
    # What asks most often comes first: it is what others can be done with.
    asking = sorted((row for row in light if owed[row.pk]), key=lambda row: (-owed[row.pk], row.pk))
    pairs = sorted(_pairs(asking), key=lambda pair: -owed[pair[1]])[:MOST]
    shown = rows.select_related("plan", "unit").in_bulk([key for pair in pairs for key in pair[:2]])
    return [Repeat(shown[kept], shown[served], ask, owed[served]) for kept, served, ask in pairs]


def _pairs(asking: Iterable[_Asking]) -> Iterator[tuple[UUID, UUID, Ask]]:
    """Each is done with the first before it that asks the same of the same unit in words alike.

    What finds none is one that others are done with.
    """
    kept: dict[Any, list[tuple[str, UUID]]] = defaultdict(list)
    for row in asking:
        ask = Ask(row.ask) if row.ask else ask_of(row.title + row.product)
        if ask == Ask.NONE:
            continue
        words, others = bare(row.title), kept[ask, row.unit, row.each_unit]
        alike = next((key for other, key in others if fuzz.ratio(words, other, score_cutoff=ALIKE)), None)
        if alike is None:
            others.append((words, row.pk))
        else:
            yield alike, row.pk, ask


def _owed(today: date) -> Counter[UUID]:
    """How many answers each commitment still has to come."""
    rows = Answer.objects.filter(to_do_on__gte=today, task__commitment__isnull=False).order_by()
    return Counter(dict(rows.values_list("task__commitment").annotate(count=Count("pk"))))
