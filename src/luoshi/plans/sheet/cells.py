"""From the text of a cell to the fields of a commitment, as JSON holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from luoshi.organisation.matching import match_all
from luoshi.organisation.queries.units import NamedUnit
from luoshi.plans.breakdown import (
    Frequency,
    NotAFrequency,
    parse_due,
    parse_frequency,
    parse_start,
    word_times,
)
from luoshi.plans.models import Commitment, FlagState, PromiseKind, UnitFrom
from luoshi.plans.sheet.faults import (
    ONE_LEAD,
    REVIEWERS_WORDS,
    TOO_LARGE,
    TOO_LONG,
    UNKNOWN_UNIT,
    CellFault,
)
from luoshi.plans.sheet.rows import EACH

LARGEST = 10**12
RATES = ("%", "‰", "个百分点")
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of one plan's sheet."""

    units: Sequence[NamedUnit]
    organisation: str

    def read(self, column: str, text: str, commitment: Commitment) -> Fields:
        """What the cell sets. Raises CellFault."""
        fields: Fields = getattr(self, column)(text, commitment)
        for name, value in fields.items():
            _check_length(name, value)
        return fields

    def title(self, text: str, commitment: Commitment) -> Fields:
        if commitment.flag_state == FlagState.NARROWED:
            raise CellFault(REVIEWERS_WORDS)
        return {"title": text}

    def note(self, text: str, _commitment: Commitment) -> Fields:
        return {"note": text}

    def frequency(self, text: str, commitment: Commitment) -> Fields:
        try:
            found = _with_rate(parse_frequency(text), commitment)
        except NotAFrequency as error:
            raise CellFault(error.message) from error
        times = found.times
        total = found.total.value if found.total else None
        numbers = (times.value if times else None, times.max if times else None, total)
        if any(number is not None and number >= LARGEST for number in numbers):
            raise CellFault(TOO_LARGE.filled(text=text[:40]))
        return {
            "kind": _kind(found, commitment),
            "every_n": found.every.n if found.every else None,
            "every_unit": found.every.unit if found.every else "",
            "times_op": times.op if times else "",
            **dict(zip(("times_value", "times_max", "total"), map(_decimal, numbers), strict=True)),
            "times_unit": next((said.unit for said in (times, found.total) if said), ""),
            "product": found.product,
            "threshold": found.threshold,
        }

    def due(self, text: str, _commitment: Commitment) -> Fields:
        start, rest = parse_start(text)
        starts_on = {"starts_on": start.isoformat() if start else None}
        due = parse_due(rest)
        if isinstance(due, date):
            return {"due_on": due.isoformat(), **starts_on}
        return {"due_on": None, "due_text": due or "", **starts_on}

    def lead(self, text: str, _commitment: Commitment) -> Fields:
        if text in (EACH.zh, EACH.en):
            return {"unit": None, "each_unit": True, "unit_from": UnitFrom.PERSON}
        found = self._named(text)
        if not found.each and len(found.units) > 1:
            raise CellFault(ONE_LEAD)
        unit = None if found.each or not found.units else str(found.units[0].id)
        source = UnitFrom.PERSON if unit or found.each else UnitFrom.NOBODY
        return {"unit": unit, "each_unit": found.each, "unit_from": source}

    def support(self, text: str, _commitment: Commitment) -> Fields:
        return {"supports": [str(unit.id) for unit in self._named(text).units]}

    def _named(self, text: str) -> Any:
        found = match_all(text, self.units, self.organisation)
        if found.unmatched:
            raise CellFault(UNKNOWN_UNIT.filled(name="、".join(found.unmatched)[:80]))
        return found


def _with_rate(found: Frequency, commitment: Commitment) -> Frequency:
    """≥95% is a rate to be reached and no number of things, unless the plan itself counts in it."""
    times = found.times
    if times is None or found.threshold or times.unit not in RATES or times.unit == commitment.times_unit:
        return found
    return replace(found, times=None, threshold=word_times(times))


def _kind(found: Frequency, commitment: Commitment) -> str:
    """What a period and a number make of it; a number that was there before leaves the kind as it was."""
    if found.every:
        return PromiseKind.RECURRING
    if found.rhythm:
        return PromiseKind(found.rhythm)
    if found.times:
        had_one = commitment.times_value is not None and commitment.kind != PromiseKind.RECURRING
        return PromiseKind(commitment.kind) if had_one else PromiseKind.QUOTA
    return PromiseKind.ONCE


def _decimal(number: float | None) -> str | None:
    return None if number is None else f"{number:.2f}"


def _check_length(name: str, value: Any) -> None:
    most = None if name == "supports" else getattr(Commitment._meta.get_field(name), "max_length", None)
    if most and isinstance(value, str) and len(value) > most:
        raise CellFault(TOO_LONG.filled(most=most))
