"""Two texts of a plan held against each other, promise by promise. Pure: no Django."""

from luoshi.plans.revision.align import compare
from luoshi.plans.revision.changed import Run, changed_words
from luoshi.plans.revision.pairs import KINDS, Kind, Pair, Stretch

__all__ = ["KINDS", "Kind", "Pair", "Run", "Stretch", "changed_words", "compare"]
