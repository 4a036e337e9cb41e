"""One period of a promise: the dated task that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.schedule.promise import Op

Note = Literal[
    "",
    "no-workday",  # no working day in the period: nothing is owed
    "other-year",  # most of the period lies in a neighbouring year, where it is owed
    "undated",  # no date could be read: the period has none until a person gives one
    "due-before-start",  # the date had passed when the promise began
    "moved-later",  # no working day on or before the stated date: the first one after it
    "due-unread",  # the stated date was not understood: the last working day of the period
    "shortened",  # the promise ends inside the period
    "begun",  # the promise began inside the period
]


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; due on the working day `planned_on`, or None with a `note`.

    `target` (compared by `target_op`, up to `target_max` for a range) is counted in `unit`. `stated` says
    that the date is the promise's own, so that levelling leaves it alone.
    """

    start: date
    end: date
    planned_on: date | None
    target: float = 1
    target_op: Op = ">="
    unit: str = "次"
    note: Note = ""
    target_max: float | None = None
    stated: bool = False
