"""How sure an item is: how often its rule was right on the corpus, counted by `python -m tools.confidence`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from luoshi.reading.wordlists import data_lines

FILE = "confidence.txt"


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule's items agreed with what people marked, of the times it was applied."""

    right: int
    applied: int


@cache
def measured() -> dict[str, Measured]:
    """The counts of every rule that the corpus knows; read when first asked for."""
    lines = data_lines("luoshi.reading.lexicon", FILE)
    counts = (line.split() for line in lines if not line.startswith("#"))
    return {rule: Measured(int(right), int(applied)) for rule, right, applied in counts}


@cache
def confidence(rule: str) -> float | None:
    """Right ÷ applied of the rule; where several made the item (each+quota), of the least sure of them.

    None where the corpus knows none of them.
    """
    counts = measured()
    known = [counts[part] for part in rule.split("+") if part in counts]
    return min((round(one.right / one.applied, 3) for one in known), default=None)
