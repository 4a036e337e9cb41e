"""Days of a month that always exist."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def day_in(year: int, month: int, day: int) -> date:
    """The day of the month, or its last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
