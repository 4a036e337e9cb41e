"""The stretches of a year that a period such as 每月, 每两周 or 每旬 cuts it into.

The stretches of a year never overlap and cover it from 1 January to 31 December.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from luoshi.schedule.promise import Every

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
PARTS_OF_MONTH = {10: (1, 11, 21), 15: (1, 16)}  # 每旬 and 每半月, which are not every 10 or 15 days


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one year, both days included; `owed` unless a neighbouring year holds more of it."""

    start: date
    end: date
    owed: bool = True


@lru_cache(maxsize=256)
def blocks_of(every: Every, year: int, anchor: date | None = None) -> tuple[Block, ...]:
    """The year's blocks in order.

    One week, month, quarter … is the calendar's own (ISO weeks begin on Monday); of several, the first begins
    with the one that holds `anchor` (by default 1 January), in whatever year that lies. A block that crosses
    new year is cut there and owed once, in the year with the greater part of it, in the earlier if equal: as
    ISO 8601 gives a week to the year of its Thursday.
    """
    if every.unit == "day" and every.n in PARTS_OF_MONTH:
        return tuple(_parts_of_months(PARTS_OF_MONTH[every.n], year))
    if every.unit in MONTHS:
        width = MONTHS[every.unit]
        origin = _month_index(anchor or date(year, 1, 1)) if every.n > 1 else 0
        return tuple(_cut(width * every.n, origin - origin % width, year, _month_index, _month_start))
    start = anchor or date(year, 1, 1)
    if every.unit == "week":
        start -= timedelta(days=start.weekday())
        return tuple(_cut(7 * every.n, start.toordinal(), year, date.toordinal, date.fromordinal))
    return tuple(_cut(every.n, start.toordinal(), year, date.toordinal, date.fromordinal))


def _cut(
    width: int, origin: int, year: int, index: Callable[[date], int], start_of: Callable[[int], date]
) -> Iterator[Block]:
    """Blocks of `width` steps (days or months, counted by `index`), one of which begins at `origin`."""
    low, high = index(date(year, 1, 1)), index(date(year + 1, 1, 1))
    for first in range(low - (low - origin) % width, high, width):
        start, end = start_of(max(first, low)), start_of(min(first + width, high))
        yield Block(start, end - timedelta(days=1), _owner(first, first + width, index, start_of) == year)


def _owner(first: int, after: int, index: Callable[[date], int], start_of: Callable[[int], date]) -> int:
    def share(year: int) -> int:
        return min(after, index(date(year + 1, 1, 1))) - max(first, index(date(year, 1, 1)))

    return max(
        range(start_of(first).year, start_of(after - 1).year + 1), key=lambda year: (share(year), -year)
    )


def _parts_of_months(days: tuple[int, ...], year: int) -> Iterator[Block]:
    starts = [date(year, month, day) for month in range(1, 13) for day in days]
    for start, following in pairwise([*starts, date(year + 1, 1, 1)]):
        yield Block(start, following - timedelta(days=1))


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
