"""Load levelled on request: due dates moved inside their periods, off the last day of the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from luoshi.schedule.calendar import Calendar
from luoshi.schedule.period import Period


def level(
    periods_by_unit: Mapping[str, Sequence[Period]], calendar: Calendar, *, not_before: date | None = None
) -> dict[str, list[date | None]]:
    """For each unit the due dates it might agree on, in the order of its periods; `planned_on` stays.

    A date moves to a working day in the later half of its period, never past the planned one, never before
    `not_before`: the day on which the unit has least to do, of equal days the last. The shortest periods,
    which have the least room, choose first. A date that the plan states, and a period without one, stay.
    """
    return {unit: _level_one(periods, calendar, not_before) for unit, periods in periods_by_unit.items()}


def _level_one(periods: Sequence[Period], calendar: Calendar, not_before: date | None) -> list[date | None]:
    agreed: list[date | None] = [period.planned_on for period in periods]
    room = {index: _room(period, calendar, not_before) for index, period in enumerate(periods)}
    load = Counter(day for index, day in enumerate(agreed) if day and len(room[index]) <= 1)
    for index in sorted(room, key=lambda index: (len(room[index]), periods[index].end, index)):
        if len(room[index]) > 1:
            day = min(room[index], key=lambda day: (load[day], -day.toordinal()))
            agreed[index] = day
            load[day] += 1
    return agreed


def _room(period: Period, calendar: Calendar, not_before: date | None) -> list[date]:
    """The working days that the period may be due on; none when it is not to be moved."""
    if period.planned_on is None or period.stated:
        return []
    days = calendar.workdays(period.start, period.planned_on)
    later = days[len(days) // 2 :]
    return [day for day in later if not_before is None or day >= not_before]
