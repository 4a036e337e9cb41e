"""A promise and a year, laid out into periods with their due dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from luoshi.schedule.blocks import Block, blocks_of
from luoshi.schedule.calendar import ONE_DAY, Calendar
from luoshi.schedule.dates import dates_of
from luoshi.schedule.period import Note, Period
from luoshi.schedule.promise import Every, Promise, Times
from luoshi.schedule.words import DEFAULT_WORDS, Context, DateWords

ONCE = Times(">=", 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a promise is laid out in: the year, its calendar and words, and the days for which it holds."""

    year: int
    calendar: Calendar
    words: DateWords
    issued_on: date | None
    start: date | None
    end: date | None

    def dates(self, due: str | None, period: tuple[date, date] | None = None) -> list[date]:
        return dates_of(due, Context(self.year, self.calendar, self.issued_on, period), self.words)


def lay_out(  # noqa: PLR0913 - what a layout depends on
    promise: Promise,
    year: int,
    calendar: Calendar,
    words: DateWords = DEFAULT_WORDS,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    issued_on: date | None = None,
) -> list[Period]:
    """The periods of `year`, in order, never overlapping.

    The promise holds from the later of its own start and `starts_on` (by default the day of issue) to the
    earlier of its own end and `ends_on`. A period that has begun but not ended by the start is owed in full,
    unless the day on which it was due, before any move to a working day, is already past. The period in which
    the promise ends is cut there. On-event and standing promises have no periods.
    """
    start = _latest(promise.starts_on, starts_on or issued_on)
    end = _earliest(promise.ends_on, ends_on)
    frame = Frame(year, calendar, words, issued_on, start, end)
    if start and end and end < start:
        return []
    if promise.kind == "recurring" and promise.every:
        return list(_recurring(promise, promise.every, frame))
    if promise.kind in ("once", "quota"):
        return _single(promise, frame)
    return []


def _recurring(promise: Promise, every: Every, frame: Frame) -> Iterator[Period]:
    daily = every == Every(1, "day")
    blocks = blocks_of(Every(1, "month") if daily else every, frame.year, frame.start)
    for block in blocks:
        if (frame.start and block.end < frame.start) or (frame.end and block.start > frame.end):
            continue
        end = _earliest(block.end, frame.end) or block.end
        if daily:
            yield _tick_sheet(_latest(block.start, frame.start) or block.start, end, frame)
        elif not block.owed:
            yield _period(block.start, end, None, "other-year", promise.times or ONCE)
        else:
            yield from _owed(promise, block, end, frame)


def _tick_sheet(start: date, end: date, frame: Frame) -> Period:
    """A month of a daily duty: one task whose target is its working days."""
    days = frame.calendar.workdays(start, end)
    note: Note = "" if days else "no-workday"
    return Period(start, end, days[-1] if days else None, len(days), "=", "工作日", note)


def _owed(promise: Promise, block: Block, end: date, frame: Frame) -> Iterator[Period]:
    """The block's period, or one for each date when the promise names several in it (每年3月、9月)."""
    named = frame.dates(promise.due, (block.start, block.end))
    dues = [day for day in named if block.start <= day <= end]
    times = promise.times or ONCE
    if len(dues) > 1 and times.value == len(dues):
        times = replace(times, value=1, max=None)
    start = block.start
    for index, due in enumerate(dues or [end]):
        last = due if index < len(dues) - 1 else end
        if not frame.start or due >= frame.start:
            planned_on, moved = _workday(start, last, due, frame.calendar)
            note = moved or _note(promise, block, end, named, frame.start)
            yield _period(start, last, planned_on, note, times, stated=bool(dues))
        start = last + ONE_DAY


def _note(promise: Promise, block: Block, end: date, named: list[date], start: date | None) -> Note:
    if promise.due and not named:
        return "due-unread"
    if end < block.end:
        return "shortened"
    return "begun" if start and start > block.start else ""


def _workday(start: date, end: date, due: date, calendar: Calendar) -> tuple[date | None, Note]:
    """The last working day from `start` up to `due`, else the first one after it up to `end`."""
    before = calendar.last_workday(start, due)
    if before:
        return before, ""
    later = calendar.first_workday(due, end)
    return (later, "moved-later") if later else (None, "no-workday")


def _single(promise: Promise, frame: Frame) -> list[Period]:
    """A quota or a once: one period for each date that it names, a quota without one until the year's end."""
    start = frame.start or date(frame.year, 1, 1)
    last = _earliest(date(frame.year, 12, 31), frame.end) or start
    times = promise.times or ONCE
    dues = frame.dates(promise.due)
    if not dues and promise.kind == "once":
        return [_period(start, max(start, last), None, "undated", times)]
    if not dues:
        note: Note = "due-unread" if promise.due else ""
        return [replace(_dated(start, last, times, frame.calendar), note=note)] if last >= start else []
    periods: list[Period] = []
    for due in dues:
        if frame.end is None or due <= frame.end:
            periods.append(_dated(start, due, times, frame.calendar))
            start = max(start, due + ONE_DAY)
    return periods


def _dated(start: date, due: date, times: Times, calendar: Calendar) -> Period:
    if due < start:
        return _period(due, due, None, "due-before-start", times)
    before = calendar.last_workday(start, due)
    later = before or calendar.after(due, 1)
    note: Note = "" if before else "moved-later"
    return _period(start, max(due, later), later, note, times, stated=True)


def _period(  # noqa: PLR0913 - what a period holds
    start: date, end: date, planned_on: date | None, note: Note, times: Times, *, stated: bool = False
) -> Period:
    return Period(start, end, planned_on, times.value, times.op, times.unit, note, times.max, stated)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
