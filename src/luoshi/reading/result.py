"""What a reading is: frozen records, offsets in code points of `Reading.text`, `end` exclusive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half-year", "year"]
Kind = Literal["recurring", "quota", "deadline", "threshold", "vague", "deliverable"]
Op = Literal["=", ">=", "<=", "range"]
Label = Literal["action", "framing"]
Flag = Literal["person", "speech", "sanction"]


@dataclass(frozen=True, slots=True)
class Every:
    """A period: every `n` units."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Times:
    """A number with its comparison; `max` only where `op` is "range"."""

    op: Op
    value: float
    max: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a sentence promises; `measure` as in `Sentence`, `rule` names the rule that read it."""

    kind: Kind
    measure: int
    start: int
    end: int
    quote: str
    every: Every | None = None
    times: Times | None = None
    due: str | None = None
    actor: str | None = None
    title: str | None = None
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of body text; `measure` is the printed number of its measure, 0 before the first."""

    measure: int
    start: int
    end: int
    label: Label = "framing"
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    number: int
    title: str
    section: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is responsible by the plan's own annotation: a bracket, a line or a table's row."""

    measure: int
    start: int
    end: int
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something seen but not placed, with where it stands; `code` is stable, `message` is Chinese prose."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    title: str
    organisation: str | None
    year: int | None
    complete: bool
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    sentences: tuple[Sentence, ...]
    items: tuple[Item, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    plans: tuple[Plan, ...]
    warnings: tuple[Doubt, ...] = field(default=())
