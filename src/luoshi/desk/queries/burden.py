"""How much the plans and orders ask of each unit in each month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from luoshi.desk.models import Ceiling
from luoshi.organisation.models import Unit
from luoshi.plans.asks import Ask
from luoshi.work.models import Answer, TaskState, month_number
from luoshi.work.queries.tasks import RESTING

ASKS = tuple(ask for ask in Ask if ask != Ask.NONE)
# Nobody has to do these any more.
LIFTED = (*RESTING, TaskState.WAIVED)
# A month is near its ceiling from this part of it on.
NEAR = 0.8

Asked = Counter[str]
"""How many of each kind."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of a unit, January first."""

    unit: Unit
    months: Sequence[Asked]

    @property
    def total(self) -> Asked:
        return sum(self.months, Counter())


@dataclass(frozen=True, slots=True)
class Burden:
    """The year's load; `ceilings` by kind, "" for all together."""

    loads: Sequence[Load]
    ceilings: Mapping[str, Ceiling]

    @property
    def total(self) -> Asked:
        return sum((load.total for load in self.loads), Counter())

    @property
    def over(self) -> int:
        """In how many months of how many units together more is asked than the office allows."""
        return sum(self.state(month) == "late" for load in self.loads for month in load.months)

    def state(self, asked: Asked, only: str = "") -> str:
        """The look of a month: none, todo, going (near a ceiling) or late (over it); of one kind, or of all."""
        count = asked[only] if only else asked.total()
        if not count:
            return "none"
        shares = self._shares(asked, only)
        if any(share > 1 for share in shares):
            return "late"
        return "going" if any(share >= NEAR for share in shares) else "todo"

    def _shares(self, asked: Asked, only: str) -> list[float]:
        """Of every ceiling that holds here, the part that is used up."""
        kinds = (only,) if only else ("", *ASKS)
        limits = [(kind, self.ceilings[kind].most) for kind in kinds if kind in self.ceilings]
        return [
            _count(asked, kind) / most if most else float("inf")
            for kind, most in limits
            if most is not None and _count(asked, kind)
        ]

    @property
    def counts_hours(self) -> bool:
        """Whether the office has said for any kind what one takes."""
        return any(ceiling.hours for ceiling in self.ceilings.values())

    def hours(self, asked: Asked, only: str = "") -> Decimal:
        """What it takes, of one kind or of all, as far as the office has said what one of a kind takes."""
        given = {ask: ceiling.hours for ask, ceiling in self.ceilings.items() if ceiling.hours}
        counted = [ask for ask in given if not only or ask == only]
        return sum((given[ask] * asked[ask] for ask in counted), Decimal())


def _count(asked: Asked, kind: str) -> int:
    return asked[kind] if kind else asked.total()


def burden_of(year: int) -> Burden:
    """Every unit of which something is asked, in the order of the tree; three queries."""
    rows = (
        Answer.objects.filter(
            ~Q(ask="none"), due_month__range=(month_number(year, 1), month_number(year, 12))
        )
        .exclude(state__in=LIFTED)
        .order_by()
        .values_list("unit", "due_month", "ask")
        .annotate(count=Count("due_month"))
    )
    months: dict[object, list[Asked]] = defaultdict(lambda: [Counter() for _month in range(12)])
    for unit, month, ask, count in rows:
        months[unit][month % 12][ask] = count
    loads = [Load(unit, months[unit.pk]) for unit in Unit.objects.all() if unit.pk in months]
    return Burden(loads, ceilings())


def ceilings() -> dict[str, Ceiling]:
    """By kind of ask, "" for all together; one query."""
    return {ceiling.ask: ceiling for ceiling in Ceiling.objects.all()}
