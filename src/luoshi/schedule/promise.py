"""What is promised: the records that the schedule lays out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.schedule.errors import PromiseError

Unit = Literal["day", "week", "month", "quarter", "half-year", "year"]
Op = Literal["=", ">=", "<=", "range"]
PromiseKind = Literal["recurring", "quota", "once", "on_event", "standing"]


@dataclass(frozen=True, slots=True)
class Every:
    """A period: every `n` units, n at least 1."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.n < 1:
            raise PromiseError(f"周期须至少为1，现为{self.n}。")


@dataclass(frozen=True, slots=True)
class Times:
    """A number with its comparison, in `unit`; `max` only where `op` is "range"."""

    op: Op
    value: float
    max: float | None = None
    unit: str = "次"


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment's promise.

    `due` is the plan's own expression (6月底前, 周五). `per_unit` says that each unit answers for itself; the
    periods are the same for each. The promise holds from `starts_on` to `ends_on`, both included.
    """

    kind: PromiseKind
    every: Every | None = None
    times: Times | None = None
    due: str | None = None
    per_unit: bool = False
    starts_on: date | None = None
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.kind == "recurring" and self.every is None:
            raise PromiseError("按周期履行的承诺须写明周期，如每月、每季度。")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise PromiseError(f"承诺的终止日{self.ends_on}早于起始日{self.starts_on}。")
