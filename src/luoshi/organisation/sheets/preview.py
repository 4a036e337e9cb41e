"""What an import would do: each change, each row that is left out, and how to do it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from luoshi.organisation.models import Organisation, Person, Unit


@dataclass(frozen=True, slots=True)
class Hands:
    """What the steps of an import work with: who does it, and the units by name, new ones included."""

    organisation: Organisation
    person: Person
    units: dict[str, Unit]


Do = Callable[[Hands], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what it is called, what it is, what it becomes."""

    label: Any
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one row, or the rows of one person, would change."""

    number: int
    name: str
    is_new: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is left out, and why."""

    number: int
    heading: str
    message: Any


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import would do. `steps` are in the order in which they must be taken."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    unchanged: int
    steps: tuple[Do, ...] = ()

    @property
    def digest(self) -> str:
        """Tells whether what is confirmed is still what was shown."""
        shown = [
            (change.number, change.name, change.is_new, [(d.before, d.after) for d in change.differences])
            for change in self.changes
        ]
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    @property
    def left_out(self) -> int:
        """How many rows have a problem; one may have several."""
        return len({problem.number for problem in self.problems})

    @property
    def added(self) -> int:
        return sum(change.is_new for change in self.changes)

    @property
    def altered(self) -> int:
        return len(self.changes) - self.added
