"""A named measure: a set of records, which of them count, and its formula in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

Only = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a period that are over: what is due later is not judged yet."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Counted:
    """`hits` of `base` records; of a bare number `base` is None."""

    hits: Decimal
    base: Decimal | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the records behind a figure."""

    title: str
    url: str
    day: date | None
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """`rows` are the records of a span, `hit` which of them count, None where all do and their number is the figure.

    filters: what of `only` it reads: ask, words, ledger, level, field. `amount` is an expression that is summed up
    instead of counting. `unit` is the path to the unit, `shown` makes a piece's title, address and day of a row.
    """

    code: str
    name: Any
    formula: Any
    filters: tuple[str, ...]
    rows: Callable[[Span, Only], QuerySet[Any]]
    shown: Callable[[Any], tuple[str, str, date | None]]
    hit: Callable[[], Q] | None = None
    amount: Callable[[Only], Any] | None = None
    unit: str = "unit"

    @property
    def is_share(self) -> bool:
        """Whether it is a share of what was due, else a number."""
        return self.hit is not None

    def counted(self, span: Span, only: Only) -> dict[UUID, Counted]:
        """By unit; units without any record are left out. One query."""
        rows = self.rows(span, only).order_by()
        if self.hit is not None:
            sums = {"hits": Count("pk", filter=self.hit()), "base": Count("pk")}
        else:
            sums = {"hits": self.amount(only) if self.amount else Count("pk")}
        found = rows.values(self.unit).annotate(**sums).values_list(self.unit, *sums)
        return {row[0]: _counted(*row[1:]) for row in found}

    def nothing(self) -> Counted:
        """What a unit without any record has: nothing of nothing, or the number nought."""
        return Counted(Decimal(0), Decimal(0) if self.is_share else None)

    def pieces(self, span: Span, only: Only, unit: UUID, most: int) -> list[Piece]:
        """The records behind a unit's figure, those that do not count first, at most `most`; two queries."""
        rows = self.rows(span, only).filter(**{self.unit: unit})
        if self.hit is None:
            return [Piece(*self.shown(row), is_hit=True) for row in rows[:most]]
        hits = rows.filter(self.hit())
        missed = rows.exclude(pk__in=hits.order_by().values("pk"))[:most]
        found = [Piece(*self.shown(row), is_hit=False) for row in missed]
        return found + [Piece(*self.shown(row), is_hit=True) for row in hits[: max(most - len(found), 0)]]


def _counted(hits: Any, base: int | None = None) -> Counted:
    return Counted(Decimal(hits or 0), None if base is None else Decimal(base))
