"""One table a noun of what may become what; every change of a state goes through `move`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused


class HasState(Protocol):
    """A row with a stored state."""

    state: str


@dataclass(frozen=True, slots=True)
class Transition:
    """A named step: from any of `sources` to `target`."""

    name: str
    sources: frozenset[str]
    target: str


class TransitionTable:
    """The steps of one noun. Two steps of one name are told apart by where they start."""

    def __init__(self, steps: Iterable[tuple[str, Iterable[str], str]]) -> None:
        self._steps: dict[tuple[str, str], Transition] = {}
        for name, sources, target in steps:
            step = Transition(name, frozenset(sources), target)
            for source in step.sources:
                if (name, source) in self._steps:
                    raise ValueError(f"two steps called {name} start at {source}")
                self._steps[name, source] = step

    def target(self, name: str, source: str) -> str | None:
        """Where the step leads from here, None where it cannot be taken."""
        step = self._steps.get((name, source))
        return step.target if step else None

    def names(self, source: str) -> frozenset[str]:
        """The steps that can be taken from a state."""
        return frozenset(name for name, start in self._steps if start == source)

    def move(self, row: HasState, name: str) -> None:
        """Set the row's state (unsaved). Raises Refused where the table has no such step."""
        target = self.target(name, row.state)
        if target is None:
            message = _("This has changed meanwhile and can no longer be done. Look at its present state.")
            raise Refused("step-not-open", message)
        row.state = target
