"""The table of date words: what 年底 or 汛期前 means, row by row, for an organisation to change.

A row is three strings, so that it can be kept in a database or a sheet:

    rule             value            the phrase is due
    on               MM-DD            that day of the year
    before           MM-DD            the day before it
    before-holiday   春节 …           the day before the holiday's first day off
    day              1–31             that day of the period's first month
    end-of           week … year      the end of the week, month, quarter … in which the period ends
    undated          (empty)          never: a person gives the date
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from luoshi.schedule.blocks import MONTHS
from luoshi.schedule.calendar import ONE_DAY, Calendar
from luoshi.schedule.default_words import DEFAULT_ROWS
from luoshi.schedule.errors import WordError
from luoshi.schedule.holidays import NAMES
from luoshi.schedule.months import day_in, month_end
from luoshi.schedule.numerals import digits


class Context(NamedTuple):
    """What an expression is read against: the plan's year, its issue date, the period at hand."""

    year: int
    calendar: Calendar
    issued_on: date | None = None
    period: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class DateWord:
    phrase: str
    rule: str
    value: str = ""


class DateWords:
    """A table of date words; WordError for a row that cannot work, so that it is told when it is edited."""

    def __init__(self, rows: Iterable[DateWord | tuple[str, str, str]]) -> None:
        self.rows = tuple(row if isinstance(row, DateWord) else DateWord(*row) for row in rows)
        self._by_phrase = {digits(row.phrase): row for row in self.rows}
        for row in self.rows:
            _check(row)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._by_phrase

    def day(self, phrase: str, context: Context) -> date | None:
        """The day of a phrase of the table, as `digits` writes it; None where its rule finds none."""
        row = self._by_phrase[phrase]
        return RULES[row.rule](row.value, context)


def _on(value: str, context: Context) -> date:
    month, day = map(int, value.split("-"))
    return day_in(context.year, month, day)


def _before(value: str, context: Context) -> date:
    return _on(value, context) - ONE_DAY


def _before_holiday(value: str, context: Context) -> date | None:
    start = context.calendar.holiday_start(value, context.year)
    return start - ONE_DAY if start else None


def _day(value: str, context: Context) -> date | None:
    if context.period is None:
        return None
    start = context.period[0]
    return day_in(start.year, start.month, int(value))


def _end_of(value: str, context: Context) -> date | None:
    if context.period is None:
        return None
    end = context.period[1]
    if value == "week":
        return end + timedelta(days=6 - end.weekday())
    months = MONTHS[value]
    return month_end(end.year, (end.month - 1) // months * months + months)


def _undated(_value: str, _context: Context) -> None:
    return None


RULES: dict[str, Callable[[str, Context], date | None]] = {
    "on": _on,
    "before": _before,
    "before-holiday": _before_holiday,
    "day": _day,
    "end-of": _end_of,
    "undated": _undated,
}
ENDS = ("week", *MONTHS)


def _check(row: DateWord) -> None:
    if row.rule not in RULES:
        raise WordError(f"“{row.phrase}”的规则“{row.rule}”不认识：可用{'、'.join(RULES)}。")
    if row.rule == "before-holiday" and row.value not in NAMES:
        raise WordError(f"“{row.phrase}”的节日“{row.value}”不认识：可用{'、'.join(NAMES)}。")
    if row.rule == "end-of" and row.value not in ENDS:
        raise WordError(f"“{row.phrase}”的周期“{row.value}”不认识：可用{'、'.join(ENDS)}。")
    if row.rule == "day" and row.value not in map(str, range(1, 32)):
        raise WordError(f"“{row.phrase}”的日“{row.value}”须在1到31之间。")
    if row.rule in ("on", "before"):
        try:
            date.fromisoformat(f"2028-{row.value}")  # a leap year, so that 02-29 may stand
        except ValueError as error:
            raise WordError(f"“{row.phrase}”的日期“{row.value}”不对：请写成06-30的样子。") from error


DEFAULT_WORDS = DateWords(DEFAULT_ROWS)
