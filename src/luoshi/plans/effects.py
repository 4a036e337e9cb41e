"""What hangs on commitments in the rooms above, which this room does not know."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from luoshi.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Owed:
    """The tasks of a commitment: `resting` would rest once it is no longer scheduled, `kept` stay as they are."""

    resting: int = 0
    kept: int = 0

    def __add__(self, other: Owed) -> Owed:
        return Owed(self.resting + other.resting, self.kept + other.kept)


Tell = Callable[[Plan, Collection[UUID]], dict[UUID, Owed]]
_told_by: list[Tell] = []


def register(tell: Tell) -> None:
    """Called once by a room when it is ready; `tell` gives what hangs on commitments of the plan, by their keys."""
    _told_by.append(tell)


def owed_by(plan: Plan, commitments: Collection[UUID]) -> dict[UUID, Owed]:
    """What hangs on each; one that nothing hangs on is left out."""
    found: dict[UUID, Owed] = {}
    for tell in _told_by:
        for key, owed in tell(plan, commitments).items():
            found[key] = found.get(key, Owed()) + owed
    return found
