"""What people did with an earlier reading of the same document stays joined to the words that still stand."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from luoshi.plans.models import Commitment, Doubt, Measure, Plan, Section, Sentence

PLACE = ("start", "end", "position", "measure")


def clear_reading(plan: Plan) -> list[Commitment]:
    """Remove what the reader alone had made of the plan; returns the commitments that someone worked on."""
    for model in (Sentence, Doubt, Measure, Section):
        model.objects.filter(plan=plan).delete()
    Commitment.objects.filter(plan=plan, version=1, by_hand=False).delete()
    return list(Commitment.objects.filter(plan=plan))


def carry_over(worked: Iterable[Commitment], rows: list[Commitment]) -> list[Commitment]:
    """Give the rows that people worked on their new place; returns the read rows that are really new.

    The same words in the same order mean the same commitment. One whose words are gone loses its place and
    stays, to be withdrawn by a person: nothing that was confirmed is lost.
    """
    waiting: dict[str, deque[Commitment]] = defaultdict(deque)
    for row in rows:
        waiting[row.quote].append(row)
    placed = []
    for commitment in worked:
        found = waiting[commitment.quote].popleft() if waiting.get(commitment.quote) else None
        for name in PLACE:
            setattr(commitment, name, getattr(found, name) if found else _nowhere(commitment, name))
        placed.append(commitment)
    Commitment.objects.bulk_update(placed, PLACE)
    return [row for row in rows if any(row is left for left in waiting[row.quote])]


def _nowhere(commitment: Commitment, name: str) -> int | None:
    return commitment.position if name == "position" else None


def drop_plans(left: Iterable[Plan]) -> None:
    """Plans that the new text no longer has: gone, unless someone worked on them."""
    for plan in left:
        if not clear_reading(plan):
            plan.delete()
