"""One line of the bench."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured against the mark that it must not pass."""

    name: str
    measured: float
    mark: float
    unit: str

    @property
    def is_met(self) -> bool:
        return self.measured <= self.mark

    def __str__(self) -> str:
        verdict = "ok" if self.is_met else "SHORT"
        return f"{self.name:52} {self.measured:9.2f} {self.unit:2} {self.mark:9.2f} {self.unit:2} {verdict}"
