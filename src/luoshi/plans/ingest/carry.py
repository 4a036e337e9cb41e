"""What people did with an earlier reading of the same document stays joined to the words that still stand."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from luoshi.plans.ingest.outline import remove_text
from luoshi.plans.models import Commitment, Measure, Plan

PLACE = ("start", "end", "position", "measure")


def clear_reading(plan: Plan) -> list[Commitment]:
    """Remove what the reader alone had made of the plan; returns the commitments that someone worked on."""
    remove_text(plan)
    Commitment.objects.filter(plan=plan, version=1, by_hand=False).delete()
    return list(Commitment.objects.filter(plan=plan))


@dataclass(slots=True)
class Ground:
    """The new text of a plan, in which earlier commitments look for their words."""

    text: str
    plan: Plan
    measures: Iterable[Measure]
    waiting: dict[str, deque[Commitment]] = field(default_factory=lambda: defaultdict(deque))
    taken: dict[str, Commitment] = field(default_factory=dict)

    def place(self, commitment: Commitment) -> dict[str, Any]:
        """Where its words stand now: as one that was read, with its other parts, or anywhere in the plan."""
        for quote in dict.fromkeys((commitment.quote, *commitment.quote.split("；"))):
            if self.waiting[quote]:
                self.taken[quote] = self.waiting[quote].popleft()
            if quote in self.taken:
                return {name: getattr(self.taken[quote], name) for name in PLACE}
        return self._searched(commitment)

    def _searched(self, commitment: Commitment) -> dict[str, Any]:
        body = self.text[self.plan.start : self.plan.end]
        found = [match.start() + self.plan.start for match in re.finditer(re.escape(commitment.quote), body)]
        if not commitment.quote or not found:
            return {"start": None, "end": None, "position": commitment.position, "measure": None}
        start = min(found, key=lambda start: abs(start - commitment.position))
        measure = max((m for m in self.measures if m.start <= start), key=lambda m: m.start, default=None)
        return {"start": start, "end": start + len(commitment.quote), "position": start, "measure": measure}


def carry_over(worked: Iterable[Commitment], rows: list[Commitment], ground: Ground) -> list[Commitment]:
    """Give the rows that people worked on their new place; returns the read rows that are really new.

    The same words in the same order mean the same commitment. One whose words are gone loses its place and
    stays, to be withdrawn by a person: nothing that was confirmed is lost.
    """
    for row in rows:
        ground.waiting[row.quote].append(row)
    placed = list(worked)
    for commitment in placed:
        for name, value in ground.place(commitment).items():
            setattr(commitment, name, value)
    Commitment.objects.bulk_update(placed, PLACE)
    return [row for row in rows if any(row is left for left in ground.waiting[row.quote])]


def drop_plans(left: Iterable[Plan]) -> None:
    """Plans that the new text no longer has: gone, unless someone worked on them."""
    for plan in left:
        if not clear_reading(plan):
            plan.delete()
