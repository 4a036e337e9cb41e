"""Two texts of a plan held against each other, promise by promise. Pure: no Django."""

from luoshi.plans.alignment.align import compare
from luoshi.plans.alignment.changed import Run, changed_words
from luoshi.plans.alignment.pairs import KINDS, Kind, Pair, Stretch

__all__ = ["KINDS", "Kind", "Pair", "Run", "Stretch", "changed_words", "compare"]
