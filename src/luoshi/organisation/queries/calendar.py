"""A year of days and the table of words, as the calendar pages draw them."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import pgettext_lazy

from luoshi.organisation.date_words import word_meaning
from luoshi.organisation.holidays import holiday_name
from luoshi.organisation.models import DateWord
from luoshi.schedule import DEFAULT_WORDS, Calendar

WEEKDAYS = (
    pgettext_lazy("weekday", "Mo"),
    pgettext_lazy("weekday", "Tu"),
    pgettext_lazy("weekday", "We"),
    pgettext_lazy("weekday", "Th"),
    pgettext_lazy("weekday", "Fr"),
    pgettext_lazy("weekday", "Sa"),
    pgettext_lazy("weekday", "Su"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month: worked or not, named, and whether the organisation said so itself."""

    date: date
    works: bool
    is_unusual: bool
    is_own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """Weeks from Monday to Sunday, None for a day of another month; `weekdays`: a short name and a date."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    count: int
    weekdays: tuple[tuple[Any, date], ...]


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word and its meaning; `own` is the key of the organisation's own row, None for the usual meaning."""

    phrase: str
    rule: str
    value: str
    meaning: str
    own: UUID | None = None
    is_added: bool = False


def months_of(calendar: Calendar, year: int) -> list[Month]:
    """The twelve months of a year."""
    return [_month(calendar, date(year, month, 1)) for month in range(1, 13)]


def _month(calendar: Calendar, first: date) -> Month:
    dates = Weeks().monthdatescalendar(first.year, first.month)
    weeks = tuple(
        tuple(_day(calendar, day) if day.month == first.month else None for day in week) for week in dates
    )
    count = sum(day.works for week in weeks for day in week if day)
    return Month(first, weeks, count, tuple(zip(WEEKDAYS, dates[0], strict=True)))


def _day(calendar: Calendar, day: date) -> Day:
    works = calendar.is_workday(day)
    own = calendar.overrides.get(day)
    return Day(
        day,
        works,
        works != (day.weekday() < 5),
        own is not None,
        (own.note or holiday_name(own.holiday)) if own else "",
    )


def word_lines() -> list[WordLine]:
    """The whole table: usual words in their order, then those that the organisation added."""
    own = {row.phrase: row for row in DateWord.objects.all()}
    return [*_usual(own), *(_line(row, is_added=True) for row in own.values() if row.phrase not in USUAL)]


USUAL = {row.phrase: row for row in DEFAULT_WORDS.rows}


def _usual(own: dict[str, DateWord]) -> Iterator[WordLine]:
    for word in USUAL.values():
        row = own.get(word.phrase)
        if row is not None:
            yield _line(row)
        else:
            yield WordLine(word.phrase, word.rule, word.value, word_meaning(f"{word.rule} {word.value}"))


def _line(row: DateWord, *, is_added: bool = False) -> WordLine:
    meaning = word_meaning(f"{row.rule} {row.value}")
    return WordLine(row.phrase, row.rule, row.value, meaning, row.pk, is_added)
