"""How counts and marks become points: pure, exact, and told step by step. Weights are percents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

HUNDRED, ZERO = Decimal(100), Decimal(0)
NORMAL, BONUS, DEDUCTION = "normal", "bonus", "deduction"
WITHIN_CATEGORY, OVER_ALL = "category", "all"
# The best and the worst of fewer marks are not left out: nothing would be left to take the mean of.
LEAST_TRIMMED = 3


def rounded(number: Decimal, places: int) -> Decimal:
    """As one rounds by hand: a half goes up."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an indicator does with its raw figures; `goal` is a percent of a share, or a number of a count."""

    kind: str = NORMAL
    full: Decimal = HUNDRED
    goal: Decimal | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    per: Decimal | None = None
    cap: Decimal | None = None
    places: int = 2
    trimmed: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """Counts (`hits` of `base`; a bare number where `base` is None) or the marks that people gave."""

    hits: Decimal | None = None
    base: Decimal | None = None
    marks: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic, by its code, and what came out of it."""

    code: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks with the steps to them; None where there was nothing to judge."""

    marks: Decimal | None
    steps: tuple[Step, ...] = ()


def marked(rule: Rule, raw: Raw) -> Marked:
    """What the raw figures are worth. An empty set gives no marks, never a division by zero."""
    steps: list[Step] = []

    def then(code: str, value: Decimal) -> Decimal:
        steps.append(Step(code, value))
        return value

    first = _first(rule, raw, then)
    if first is None:
        return Marked(None)
    value = first
    if rule.floor is not None and value < rule.floor:
        value = then("floor", rule.floor)
    most = rule.ceiling if rule.kind == NORMAL else rule.cap
    if most is not None and value > most:
        value = then("ceiling" if rule.kind == NORMAL else "cap", most)
    even = rounded(value, rule.places)
    return Marked(even if even == value else then("rounded", even), tuple(steps))


def _first(rule: Rule, raw: Raw, then: Any) -> Decimal | None:
    if raw.marks:
        marks: Decimal = then(*_mean(raw.marks, rule.trimmed))
        return marks
    if raw.hits is None or (raw.base == 0 and rule.kind == NORMAL):
        return None
    if rule.kind != NORMAL:
        missed = raw.base is not None and rule.kind == DEDUCTION
        pieces: Decimal = then(
            "missed" if missed else "pieces", (raw.base or ZERO) - raw.hits if missed else raw.hits
        )
        worth: Decimal = then("per", pieces * (rule.per or ZERO))
        return worth
    share = _share(rule, raw.hits, raw.base, then)
    return None if share is None else then("of-full", rule.full * share)


def _share(rule: Rule, hits: Decimal, base: Decimal | None, then: Any) -> Decimal | None:
    if base is not None:
        share: Decimal = then("share", hits / base)
        return then("goal", min(share * HUNDRED / rule.goal, Decimal(1))) if rule.goal else share
    return then("of-goal", min(hits / rule.goal, Decimal(1))) if rule.goal else None


def _mean(marks: Sequence[Decimal], trimmed: bool) -> tuple[str, Decimal]:
    if trimmed and len(marks) >= LEAST_TRIMMED:
        kept = sorted(marks)[1:-1]
        return "trimmed-mean", sum(kept, ZERO) / len(kept)
    return "mean", sum(marks, ZERO) / len(marks)


@dataclass(frozen=True, slots=True)
class Category:
    """A part of a scheme and how much of the whole it is worth, in percent."""

    key: str
    name: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """What one indicator gives a unit; `worth` is how many points its full marks are, once weights are spread.

    `told` is what else the page says of it: raw figures, formula, steps, who marked it and why.
    """

    key: str
    name: str
    category: str
    kind: str
    weight: Decimal
    full: Decimal
    marks: Decimal | None
    worth: Decimal = ZERO
    points: Decimal = ZERO
    told: Mapping[str, Any] = field(default_factory=dict)


def weighed(lines: Sequence[Line], categories: Sequence[Category], spread: str, places: int) -> list[Line]:
    """Each with its worth and points. The weight of what could not be judged goes to the others by their weights:

    to those of its category, or to all; to all as well where nothing of the category could be judged.
    """
    worths = _worths(lines, categories, spread)
    return [_weighed(line, worths.get(line.key, ZERO), places) for line in lines]


def _weighed(line: Line, worth: Decimal, places: int) -> Line:
    if line.marks is None:
        return replace(line, worth=ZERO, points=ZERO)
    if line.kind != NORMAL:
        sign = 1 if line.kind == BONUS else -1
        # A nought that is deducted is no minus nought.
        return replace(line, points=rounded(sign * line.marks, places) + ZERO)
    points = rounded(worth * line.marks / line.full, places)
    return replace(line, worth=rounded(worth, 4), points=points)


def _worths(lines: Iterable[Line], categories: Sequence[Category], spread: str) -> dict[str, Decimal]:
    nominal: dict[str, Decimal] = {}
    judged: dict[str, list[Line]] = {category.key: [] for category in categories}
    weights = {category.key: category.weight for category in categories}
    for line in lines:
        if line.kind == NORMAL:
            nominal[line.key] = weights[line.category] * line.weight / HUNDRED
            if line.marks is not None:
                judged[line.category].append(line)
    found: dict[str, Decimal] = {}
    for category in categories:
        own = judged[category.key]
        there = sum((nominal[line.key] for line in own), ZERO)
        scale = category.weight / there if spread == WITHIN_CATEGORY and there else Decimal(1)
        found |= {line.key: nominal[line.key] * scale for line in own}
    there, whole = sum(found.values(), ZERO), sum(weights.values(), ZERO)
    return {key: worth * whole / there for key, worth in found.items()} if there else {}


def total_of(lines: Iterable[Line], places: int) -> Decimal | None:
    """All points together, not below nought; None where nothing could be judged."""
    rows = list(lines)
    if all(line.marks is None for line in rows if line.kind == NORMAL):
        return None
    return rounded(max(sum((line.points for line in rows), ZERO), ZERO), places)


def by_category(lines: Iterable[Line]) -> dict[str, Decimal]:
    """The points of each category, by its key."""
    found: dict[str, Decimal] = {}
    for line in lines:
        found[line.category] = found.get(line.category, ZERO) + line.points
    return found
