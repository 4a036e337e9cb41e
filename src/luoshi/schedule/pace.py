"""How much of a quota should be done by a day, so that 20 篇 by December shows as behind in June."""

from __future__ import annotations

from datetime import date

from luoshi.schedule.calendar import Calendar
from luoshi.schedule.period import Period


def expected_by(period: Period, on: date, calendar: Calendar) -> float:
    """The share of the target that goes with the working days gone, `on` included; in the target's unit.

    0 before the period, the whole target from its due date on. For a period without a due date, 0.
    """
    if period.planned_on is None or on < period.start:
        return 0.0
    if on >= period.planned_on:
        return period.target
    gone = calendar.count(period.start, on)
    return period.target * gone / calendar.count(period.start, period.planned_on)
