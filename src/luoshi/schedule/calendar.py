"""The working days of China, with adjusted holidays and an organisation's own changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from luoshi.schedule.holidays import FIXED_HOLIDAYS, PACKAGE_NAMES

ONE_DAY = timedelta(days=1)
PUBLISHED = frozenset(day.year for day, name in chinese_calendar.holidays.items() if name == "National Day")


@dataclass(frozen=True, slots=True)
class DayKind:
    """What a day is: worked or not, and the Chinese name of the holiday that makes it so ("" for none).

    `note` is what people call it; no date depends on it.
    """

    works: bool
    holiday: str = ""
    note: str = field(default="", compare=False, repr=False)


WORK = DayKind(works=True)
REST = DayKind(works=False)


class Calendar:
    """Working days: an organisation's overrides first, then the published holidays, then the week.

    A year without published holidays has its weekends alone, see `published`. The days of a year are
    worked out once and kept, so that asking is a look-up.
    """

    def __init__(self, overrides: Mapping[date, DayKind] | None = None) -> None:
        self.overrides = dict(overrides or {})
        self._noticed = frozenset(
            day.year for day, kind in self.overrides.items() if "国庆节" in kind.holiday
        )
        self._years: dict[int, list[date]] = {}
        self._sets: dict[int, frozenset[date]] = {}

    def published(self, year: int) -> bool:
        """Whether the year's holidays are known: from the package, or from a notice among the overrides."""
        return year in PUBLISHED or year in self._noticed

    def is_workday(self, day: date) -> bool:
        if day.year not in self._sets:
            self._sets[day.year] = frozenset(self.workdays_of(day.year))
        return day in self._sets[day.year]

    def workdays_of(self, year: int) -> list[date]:
        """The year's working days in order; not to be changed by the caller."""
        if year not in self._years:
            own = {day: kind.works for day, kind in self.overrides.items() if day.year == year}
            days = {day for day in _usual_workdays(year) if day not in own}
            self._years[year] = sorted(days | {day for day, works in own.items() if works})
        return self._years[year]

    def workdays(self, start: date, end: date) -> list[date]:
        """The working days from `start` to `end`, both included; none when `end` is before `start`."""
        days: list[date] = []
        for year in range(start.year, end.year + 1):
            known = self.workdays_of(year)
            days += known[bisect_left(known, start) : bisect_right(known, end)]
        return days

    def count(self, start: date, end: date) -> int:
        """How many working days lie from `start` to `end`, both included."""
        return len(self.workdays(start, end))

    def last_workday(self, start: date, end: date) -> date | None:
        """The last working day from `start` to `end`, or None when there is none."""
        days = self.workdays(start, end)
        return days[-1] if days else None

    def first_workday(self, start: date, end: date) -> date | None:
        days = self.workdays(start, end)
        return days[0] if days else None

    def after(self, day: date, workdays: int) -> date:
        """The n-th working day after `day`, which itself is not counted (as the Civil Code, article 201)."""
        ahead = self.workdays(day + ONE_DAY, date(day.year + 1 + workdays // 200, 12, 31))
        return ahead[workdays - 1]

    def holiday_start(self, name: str, year: int) -> date | None:
        """The first day off of the holiday `name` (春节, 国庆节 …) in `year`.

        In a year not yet published only holidays of a fixed date (元旦, 劳动节, 国庆节) have one.
        """
        found = [day for day, kind in self.overrides.items() if _is_holiday(day, kind, name, year)]
        found += [
            day
            for day, english in chinese_calendar.holidays.items()
            if day.year == year and PACKAGE_NAMES.get(english) == name and day not in self.overrides
        ]
        if found:
            return min(found)
        return date(year, *FIXED_HOLIDAYS[name]) if name in FIXED_HOLIDAYS else None

    def name_of(self, day: date) -> str:
        """What the organisation calls the day, or the holiday (春节) it belongs to; "" for an ordinary day."""
        own = self.overrides.get(day)
        if own is not None:
            return own.note or own.holiday
        english = chinese_calendar.holidays.get(day) or chinese_calendar.workdays.get(day) or ""
        return PACKAGE_NAMES.get(english, "")


@lru_cache(maxsize=64)
def _usual_workdays(year: int) -> tuple[date, ...]:
    """The year's working days where nobody has changed any, in order."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(day for day in map(date.fromordinal, range(first, last + 1)) if _usually_works(day))


def _usually_works(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day)) if day.year in PUBLISHED else day.weekday() < 5


def _is_holiday(day: date, kind: DayKind, name: str, year: int) -> bool:
    return day.year == year and not kind.works and name in kind.holiday
