"""What several commitments ask of the same unit in much the same words, and could be done in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count
from rapidfuzz import fuzz

from luoshi.plans.alignment.pairs import bare
from luoshi.plans.asks import Ask
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
    alike: float
    saved: int


def repeats_of(year: int, today: date) -> list[Repeat]:
    """Those that would save most first, each commitment at most once; two queries."""
    rows = Commitment.objects.filter(
        state__in=Commitment.SCHEDULED, served_by=None, plan__year=year, plan__publication__isnull=False
    )
    light = rows.select_related("plan", "unit").only(
        *("title", "product", "ask", "plan", "unit", "each_unit", "served_by", "served_from", "state"),
        *("plan__title", "unit__name"),
    )
    pairs = sorted(_alike(light.order_by("id")), key=lambda pair: -pair[0])
    owed = _owed({one.pk for _alike, *pair in pairs for one in pair}, today)
    found = sorted(_repeats(pairs, owed), key=lambda repeat: -repeat.saved)
    return found[:MOST]


def _alike(rows: Iterable[Commitment]) -> Iterator[tuple[float, Commitment, Commitment]]:
    """Pairs of one kind of ask that the same unit, or each unit, owes in words alike."""
    groups: dict[Any, list[tuple[str, Commitment]]] = defaultdict(list)
    for row in rows:
        ask = row.asks
        if ask != Ask.NONE:
            groups[ask, row.unit_id, row.each_unit].append((bare(row.title), row))
    for group in groups.values():
        for (words, one), (others, other) in combinations(group, 2):
            alike = fuzz.ratio(words, others, score_cutoff=ALIKE)
            if alike:
                yield alike, one, other


def _owed(keys: set[UUID], today: date) -> dict[UUID, int]:
    """How many answers each still has to come."""
    rows = Answer.objects.filter(task__commitment__in=keys, to_do_on__gte=today).order_by()
    return dict(rows.values_list("task__commitment").annotate(count=Count("pk")))


def _repeats(
    pairs: Sequence[tuple[float, Commitment, Commitment]], owed: dict[UUID, int]
) -> Iterator[Repeat]:
    """Nothing is both kept and served, and nothing served twice; the most alike come first."""
    kept: set[UUID] = set()
    served: set[UUID] = set()
    for alike, *pair in pairs:
        more, fewer = sorted(pair, key=lambda one: -owed.get(one.pk, 0))
        saved = owed.get(fewer.pk, 0)
        if saved and more.pk not in served and fewer.pk not in kept | served:
            kept.add(more.pk)
            served.add(fewer.pk)
            yield Repeat(more, fewer, fewer.asks, alike, saved)
