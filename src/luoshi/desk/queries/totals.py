"""The figures of an organisation for those above it, and how they add up in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django_scopes import scopes_disabled

from luoshi.desk.models import DailyTotal
from luoshi.desk.queries.progress import progress
from luoshi.foundation.jobs import JobState
from luoshi.organisation.models import Organisation
from luoshi.organisation.queries.above import Node, tree_below
from luoshi.plans.queries.lists import gaps
from luoshi.work.models import Chaser
from luoshi.work.queries.year import summed

NOTHING = (0,) * 12


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a year up to a day; `planned` and `accepted` are sums from its first month to each of the twelve."""

    owed: int = 0
    done: int = 0
    late: int = 0
    chasers: int = 0
    quotas_behind: int = 0
    untouched: int = 0
    without_unit: int = 0
    without_date: int = 0
    planned: Sequence[int] = NOTHING
    accepted: Sequence[int] = NOTHING

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            **{one.name: _sum(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)}
        )

    @property
    def share_done(self) -> int:
        """Of what is owed, in whole percent; 0 where nothing is."""
        return 100 * self.done // self.owed if self.owed else 0

    @property
    def share_late(self) -> float:
        """Of what is owed; by this organisations of any size are compared."""
        return self.late / self.owed if self.owed else 0.0


def _sum(one: Any, other: Any) -> Any:
    return one + other if isinstance(one, int) else tuple(a + b for a, b in zip(one, other, strict=True))


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation in the tree: its own figures of a day (None before they are counted), and with all below it."""

    key: UUID
    name: str
    depth: int
    day: date | None
    own: Figures | None
    whole: Figures
    below: int


def figures_of(organisation: Organisation, today: date) -> Figures:
    """Counted now, in the organisation's own scope; about ten queries."""
    found = progress(today.year, today, {}, organisation.pk)
    total = summed(row.total for row in found.rows)
    missing = gaps()
    # A month that has not begun adds nothing to what was accepted.
    accepted = [*found.accepted, *[found.accepted[-1] if found.accepted else 0] * (12 - len(found.accepted))]
    return Figures(
        owed=total.owed,
        done=total.done,
        late=total.late,
        chasers=Chaser.objects.filter(closed_at=None).count(),
        quotas_behind=len(found.quotas),
        untouched=found.lost.untouched,
        without_unit=missing.without_unit,
        without_date=missing.without_date,
        planned=tuple(found.planned),
        accepted=tuple(accepted),
    )


def branches(organisation: Organisation) -> list[Branch]:
    """The organisation and all below it, each before those below it; three queries."""
    tree = tree_below(organisation)
    return list(_walk(tree, _latest(tree.whole), 0))


def _latest(keys: Sequence[UUID]) -> dict[UUID, tuple[date, Figures]]:
    with scopes_disabled():
        rows = DailyTotal.objects.filter(organisation__in=keys, job_state=JobState.DONE).order_by("day")
        found = rows.values_list("organisation", "day", "figures")
        return {key: (day, _read(told)) for key, day, told in found}


def _read(told: Mapping[str, Any]) -> Figures:
    """What an older version did not count is nought."""
    return Figures(**{one.name: told[one.name] for one in fields(Figures) if one.name in told})


def _walk(node: Node, known: Mapping[UUID, tuple[date, Figures]], depth: int) -> Iterator[Branch]:
    day, own = known.get(node.key, (None, None))
    below = [branch for one in node.below for branch in _walk(one, known, depth + 1)]
    direct = (branch.whole for branch in below if branch.depth == depth + 1)
    whole = sum(direct, own or Figures())
    yield Branch(node.key, node.name, depth, day, own, whole, len(below))
    yield from below
