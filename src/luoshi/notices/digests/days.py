"""On which days there are digests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from luoshi.schedule import Calendar

ONE_DAY = timedelta(days=1)
# Nobody is quiet for longer; a search that finds nothing ends here.
FAR = 400


class DigestDays:
    """Working days that are not quiet; `quiet` are spans of days, both ends included."""

    def __init__(self, calendar: Calendar, quiet: Iterable[tuple[date, date]] = ()) -> None:
        self._calendar = calendar
        self._quiet = tuple(quiet)

    def __contains__(self, day: date) -> bool:
        is_quiet = any(first <= day <= last for first, last in self._quiet)
        return not is_quiet and self._calendar.is_workday(day)

    def after(self, day: date) -> date:
        """The first one after `day`."""
        return self._first(day, ONE_DAY)

    def before(self, day: date) -> date:
        """The last one before `day`."""
        return self._first(day, -ONE_DAY)

    def _first(self, day: date, step: timedelta) -> date:
        for _day in range(FAR):
            day += step
            if day in self:
                return day
        return day
