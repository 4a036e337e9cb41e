"""The record of one commitment as it was read, before anyone has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.reading.result import Every, Flag, Times
from luoshi.schedule import Every as Period
from luoshi.schedule import Promise, PromiseKind, first_day
from luoshi.schedule import Times as Target


@dataclass(frozen=True, slots=True)
class Read:
    """One act that the plan promises.

    `sentence` is the index in the plan's sentences, None outside them (a table's cell); `start`, `end` and
    `quote` place it in the text. `total` is what the year's records are counted against beside the period
    (每月1次，全年不少于12次). `threshold` holds the plan's words for a rate to be reached, whose number is
    then `times`, or for limits on the act. `product` is the document to be made. `rules` name the reader's.
    `starts` is from when in the year what is done again and again, or counted, holds (4月1日).
    """

    measure: int
    sentence: int | None
    start: int
    end: int
    quote: str
    title: str
    kind: PromiseKind
    every: Every | None = None
    times: Times | None = None
    total: Times | None = None
    due: str | None = None
    starts: str | None = None
    threshold: str | None = None
    product: str | None = None
    actor: str | None = None
    per_unit: bool = False
    per_person: bool = False
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float | None = None


def starts_on(read: Read, year: int) -> date | None:
    """The day on which it begins in or after the plan's year; None where it holds from the first."""
    day = first_day(read.starts, year) if read.starts else None
    return day if day and day >= date(year, 1, 2) else None


def schedule_promise(read: Read, year: int) -> Promise:
    """The commitment of a plan of that year as the schedule lays it out."""
    every, times = read.every, read.times
    return Promise(
        kind=read.kind,
        every=Period(every.n, every.unit) if every else None,
        times=Target(times.op, times.value, times.max, times.unit) if times else None,
        due=read.due,
        per_unit=read.per_unit,
        starts_on=starts_on(read, year),
    )
