"""When a matter is told: before its date, on it, after it, and to whom above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from luoshi.notices.digests.days import DigestDays
from luoshi.notices.sources import Matter
from luoshi.schedule import Calendar

AHEAD, TODAY, LATE, BELOW = "ahead", "today", "late", "below"


class Section(NamedTuple):
    """A part of a digest; `days` before the date where it is one of the announcements."""

    code: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The thresholds as they count: days ahead, then working days."""

    ahead: tuple[int, ...]
    late_every: int
    grace: int
    step: int


class Timing:
    """The digest of `today` for those whose last one was on `told`.

    What falls on days without a digest is announced in the digest before; what a missed digest would have said
    is said in the next. Thousands of matters share a date: each kind of them is looked at once.
    """

    def __init__(self, rhythm: Rhythm, calendar: Calendar, days: DigestDays, today: date, told: date) -> None:
        self._rhythm, self._calendar, self._today, self._told = rhythm, calendar, today, told
        self._from, self._until = min(days.after(told), today), days.after(today)
        self._ahead = tuple(sorted({0, *rhythm.ahead}))
        self._sections: dict[tuple[object, ...], Section | None] = {}
        self._passed: dict[date, tuple[int, int]] = {}

    def section(self, matter: Matter) -> Section | None:
        """Where it stands in the digest of those whose it is; None where it is not told today."""
        kind = (matter.section, matter.since, matter.due_on, matter.days)
        if kind not in self._sections:
            self._sections[kind] = self._standing(matter) or self._dated(matter)
        return self._sections[kind]

    def is_past(self, day: date | None) -> bool:
        """Whether it is a date and behind us."""
        return day is not None and day < self._today

    def is_late(self, due_on: date) -> bool:
        """Whether it is told today that this date has passed."""
        return self._comes_round(due_on, 1)

    def is_due_above(self, due_on: date, level: int) -> bool:
        """Whether the superiors on this level (0 is the first) are told today that this date has passed."""
        return self._comes_round(due_on, max(1, self._rhythm.grace + level * self._rhythm.step))

    def _standing(self, matter: Matter) -> Section | None:
        is_told = matter.section and (matter.since is None or self._comes_round(matter.since, 1))
        return Section(matter.section) if is_told else None

    def _dated(self, matter: Matter) -> Section | None:
        due_on = matter.due_on
        if due_on is None:
            return None
        if self.is_past(due_on):
            return Section(LATE) if self.is_late(due_on) else None
        for days in self._ahead:
            is_told = self._from <= due_on - timedelta(days) < self._until
            if is_told and _suits(days, matter.days):
                return Section(AHEAD, days) if days else Section(TODAY)
        return None

    def _comes_round(self, day: date, first: int) -> bool:
        """Whether the `first` working day after `day`, or every few from there, came since the last digest."""
        if day not in self._passed:
            after = day + timedelta(days=1)
            self._passed[day] = (
                self._calendar.count(after, self._told),
                self._calendar.count(after, self._today),
            )
        before, now = self._passed[day]
        latest = now - (now - first) % self._rhythm.late_every
        return now >= first and latest > before


def _suits(days: int, period: int) -> bool:
    """A week ahead is too early for what comes every week, a month for what comes every month."""
    return 3 * days <= 2 * period
