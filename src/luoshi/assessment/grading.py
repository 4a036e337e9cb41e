"""Grades by total, with a quota for those that not all may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Band:
    """A grade from its least total on; at most `most` percent of the units have it, None for any number."""

    name: str
    least: Decimal
    most: Decimal | None = None


def graded(totals: Mapping[Key, Decimal | None], bands: Sequence[Band]) -> dict[Key, str]:
    """The grade of each; "" where nothing could be judged or no band reaches down.

    Whoever stands beyond the quota of a grade has the next one; of those with the same total all do, or none.
    """
    left = {key: total for key, total in totals.items() if total is not None}
    found = dict.fromkeys(totals, "")
    everyone = len(left)
    for band in sorted(bands, key=lambda one: -one.least):
        reach = {key: total for key, total in left.items() if total >= band.least}
        if band.most is not None:
            reach = _within(reach, int(everyone * band.most / 100))
        for key in reach:
            found[key] = band.name
            del left[key]
    return found


def _within(reach: Mapping[Key, Decimal], most: int) -> dict[Key, Decimal]:
    """The best, as many as the quota allows, without parting those that have the same total."""
    counts, allowed, taken = Counter(reach.values()), set(), 0
    for total in sorted(counts, reverse=True):
        taken += counts[total]
        if taken > most:
            break
        allowed.add(total)
    return {key: total for key, total in reach.items() if total in allowed}


def better(one: str, other: str, bands: Sequence[Band]) -> str:
    """The higher of two grades; "" is below all."""
    order = {band.name: band.least for band in bands}
    lowest = Decimal(-1)
    return one if order.get(one, lowest) >= order.get(other, lowest) else other
