"""The record of one commitment as it was read, before anyone has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.result import Every, Flag, Times
from luoshi.schedule import Every as Period
from luoshi.schedule import Promise, PromiseKind
from luoshi.schedule import Times as Target


@dataclass(frozen=True, slots=True)
class Read:
    """One act that the plan promises.

    `sentence` is the index in the plan's sentences, None outside them (a table's cell); `start`, `end` and
    `quote` place it in the text. `total` is what the year's records are counted against beside the period
    (每月1次，全年不少于12次). `threshold` holds the plan's words for a rate to be reached, whose number is
    then `times`, or for limits on the act. `product` is the document to be made. `rules` name the reader's.
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


def schedule_promise(read: Read) -> Promise:
    """The commitment as the schedule lays it out."""
    every, times = read.every, read.times
    return Promise(
        kind=read.kind,
        every=Period(every.n, every.unit) if every else None,
        times=Target(times.op, times.value, times.max, times.unit) if times else None,
        due=read.due,
        per_unit=read.per_unit,
    )
