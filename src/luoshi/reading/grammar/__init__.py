"""The constructions the reader knows, in the order in which they may decide."""

from __future__ import annotations

from luoshi.reading.grammar import (
    bare,
    days,
    deadline,
    degree,
    deliverable,
    habits,
    limit,
    quota,
    recurring,
    series,
    terms,
    threshold,
    vague,
    within,
)
from luoshi.reading.rule import Rule

# Dates before numbers, limits before quotas: the more definite reading is asked first.
RULES: tuple[Rule, ...] = (
    *deliverable.RULES,
    *recurring.RULES,
    *habits.RULES,
    *vague.RULES,
    *series.RULES,
    *degree.RULES,
    *days.RULES,
    *deadline.RULES,
    *terms.RULES,
    *within.RULES,
    *threshold.RULES,
    *limit.RULES,
    *quota.RULES,
    *bare.RULES,
)
