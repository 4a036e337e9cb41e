"""One line of the bench."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured against its mark, which it must not pass, or, where it is `at_least`, must reach."""

    name: str
    measured: float
    mark: float
    unit: str
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.measured >= self.mark if self.at_least else self.measured <= self.mark

    def __str__(self) -> str:
        verdict = "ok" if self.is_met else "SHORT"
        sign = "≥" if self.at_least else "≤"
        return f"{self.name:58} {self.measured:9.2f} {self.unit:2} {sign} {self.mark:7.2f} {self.unit:2} {verdict}"
