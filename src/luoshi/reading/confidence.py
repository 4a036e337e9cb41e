"""How sure an item is: how often its rule was right on the corpus, counted by `python -m tools.confidence`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from luoshi.reading.wordlists import data_lines

FILE = "confidence.txt"


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule's items agreed with what people marked, of the times it was applied."""

    right: int = 0
    applied: int = 0

    @property
    def share(self) -> float:
        """What to expect of the next time (Laplace): right once of once says less than 99 times of 100."""
        return round((self.right + 1) / (self.applied + 2), 3)


NEVER = Measured()


@cache
def measured() -> dict[str, Measured]:
    """The counts of every rule that the corpus knows; read when first asked for."""
    lines = data_lines("luoshi.reading.lexicon", FILE)
    counts = (line.split() for line in lines if not line.startswith("#"))
    return {rule: Measured(int(right), int(applied)) for rule, right, applied in counts}


@cache
def least_sure(rule: str) -> Measured:
    """The counts of the rule; where several made the item (each+quota), of the least sure of them."""
    counts = measured()
    return min((counts.get(part, NEVER) for part in rule.split("+")), key=lambda one: one.share)


def confidence(rule: str) -> float:
    """Between 0 and 1; a rule that the corpus knows little of is not sure, however right it was."""
    return least_sure(rule).share
