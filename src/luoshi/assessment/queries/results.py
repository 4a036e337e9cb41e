"""What units have: lists of results, one of them whole, and the units side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from luoshi.assessment.arithmetic import HUNDRED, ZERO, by_category, rounded, total_of, weighed
from luoshi.assessment.grading import Band, graded
from luoshi.assessment.kept import Sum, from_json
from luoshi.assessment.models import Result, Scheme, SchemeState
from luoshi.organisation.models import Unit

BAND = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A result with its arithmetic read, and its points by category in the order of the scheme."""

    result: Result
    sum: Sum

    @property
    def points(self) -> list[Decimal]:
        """Of each category."""
        found = by_category(self.sum.lines)
        return [found.get(one.key, ZERO) for one in self.sum.categories]

    @property
    def named(self) -> list[tuple[str, Decimal]]:
        """The points with the names of their categories."""
        return [(one.name, points) for one, points in zip(self.sum.categories, self.points, strict=True)]

    @property
    def worths(self) -> list[Decimal]:
        """What each category is worth, with what was spread onto it; nought where nothing could be judged."""
        lines = self.sum.lines
        sums = (
            sum((line.worth for line in lines if line.category == one.key), ZERO)
            for one in self.sum.categories
        )
        return [rounded(worth, 2) for worth in sums]

    @property
    def shares(self) -> list[Decimal | None]:
        """Of each category, in percent of what it is worth; None where nothing could be judged."""
        parts = zip(self.points, self.worths, strict=True)
        return [rounded(points * HUNDRED / worth, 1) if worth else None for points, worth in parts]


def whole_results() -> QuerySet[Result]:
    """With unit and scheme."""
    return Result.objects.select_related("unit", "scheme__organisation", "scheme__published_by")


def shown_of(scheme: Scheme) -> list[Shown]:
    """All of a scheme, in the order of the units; one query."""
    return [Shown(row, from_json(row.arithmetic)) for row in scheme.results.select_related("unit")]


@dataclass(frozen=True, slots=True)
class Tried:
    """A unit's total and grade as they are and as they would be."""

    unit: Unit
    before: Decimal | None
    grade_before: str
    after: Decimal | None
    grade_after: str

    @property
    def difference(self) -> Decimal | None:
        """What it gains or loses."""
        return None if self.before is None or self.after is None else self.after - self.before


def tried(rows: Sequence[Shown], bands: Sequence[Band], weights: dict[str, Decimal]) -> list[Tried]:
    """What other weights (by the keys of categories and indicators) would make of them; no query."""
    totals = {one.result.pk: _with(one.sum, weights) for one in rows}
    grades = graded(totals, bands)
    return [
        Tried(
            one.result.unit,
            one.result.total,
            one.result.grade,
            totals[one.result.pk],
            grades[one.result.pk],
        )
        for one in rows
    ]


def _with(found: Sum, weights: dict[str, Decimal]) -> Decimal | None:
    categories = [replace(one, weight=weights.get(one.key, one.weight)) for one in found.categories]
    lines = [replace(line, weight=weights.get(line.key, line.weight)) for line in found.lines]
    return total_of(weighed(lines, categories, found.spread, found.places), found.places)


def means(rows: Sequence[Shown]) -> list[Decimal | None]:
    """The mean of all units that could be judged for each category, in percent of what it is worth."""
    columns = (
        [share for share in column if share is not None]
        for column in zip(*(one.shares for one in rows), strict=True)
    )
    return [rounded(sum(column, ZERO) / len(column), 1) if column else None for column in columns]


def spread_of(rows: Sequence[Shown]) -> list[tuple[str, int]]:
    """How many units have totals in each ten points, from the lowest that occurs to the highest."""
    places = Counter(min(int(one.result.total // BAND), 10) for one in rows if one.result.total is not None)
    if not places:
        return []
    steps = range(min(places), max(places) + 1)
    return [(f"{step * BAND}–{step * BAND + BAND}" if step < 10 else "100+", places[step]) for step in steps]


def course_of(unit: UUID, scheme: Scheme) -> list[dict[str, Any]]:
    """The unit's totals in all published schemes of the same kind of period, with the means; one query."""
    rows = Result.objects.filter(
        scheme__state=SchemeState.PUBLISHED, scheme__period=scheme.period, total__isnull=False
    )
    found: dict[UUID, dict[str, Any]] = {}
    totals = rows.order_by("scheme__ends_on", "scheme").values_list(
        "scheme", "scheme__title", "unit", "total"
    )
    for key, title, of, total in totals:
        line = found.setdefault(key, {"title": title, "own": None, "all": []})
        line["all"].append(total)
        if of == unit:
            line["own"] = total
    return [line | {"mean": rounded(sum(line["all"], ZERO) / len(line["all"]), 2)} for line in found.values()]
