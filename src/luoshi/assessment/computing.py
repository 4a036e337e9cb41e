"""What every unit has under a scheme by today's records and marks: one grouped query a measure, for all units."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import override

from luoshi.assessment import arithmetic
from luoshi.assessment.arithmetic import Line, Raw, Rule, marked, total_of, weighed
from luoshi.assessment.faults import dissolved
from luoshi.assessment.kept import Sum
from luoshi.assessment.measures import MEASURES, Counted, Span
from luoshi.assessment.models import Category, Indicator, Mark, Scheme, Source, Tally
from luoshi.organisation.models import Unit

# Of fewer answers one could guess who gave which.
FEWEST = 5
BEST = 5
RULED = ("kind", "full", "goal", "floor", "ceiling", "per", "cap", "places", "trimmed")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a unit has: all that its total comes of, and the total, None where nothing could be judged."""

    unit: Unit
    sum: Sum
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class _Known:
    """All raw figures, by indicator and unit."""

    counted: Mapping[UUID, Mapping[UUID, Counted]]
    marks: Mapping[tuple[UUID, UUID], Sequence[Mark]]
    tallies: Mapping[tuple[UUID, UUID], Sequence[Tally]]


def whole_categories(scheme: Scheme) -> list[Category]:
    """With their indicators; two queries."""
    return list(scheme.categories.prefetch_related("indicators"))


def units_of(scheme: Scheme) -> list[Unit]:
    """Those that it covers; one query."""
    return [one.unit for one in scheme.covered.select_related("unit")]


def reckon(
    scheme: Scheme, categories: Sequence[Category], units: Iterable[Unit], today: date
) -> list[Reckoned]:
    """Of every unit that stood to the end of the period; two queries and one for each different measure."""
    gone = {unit.pk for unit in dissolved(units, scheme.ends_on)}
    span = Span(scheme.starts_on, min(scheme.ends_on, today))
    indicators = [one for category in categories for one in category.indicators.all()]
    known = _Known(_counted(indicators, span), _marks(indicators), _tallies(indicators))
    parts = [arithmetic.Category(str(one.pk), one.name, one.weight) for one in categories]
    formulas = {one.measure: in_both(MEASURES[one.measure].formula) for one in indicators if one.measure}
    found = []
    for unit in units:
        if unit.pk not in gone:
            lines = [_line(one, unit, known, span, formulas) for one in indicators]
            lines = weighed(lines, parts, scheme.spread, scheme.places)
            total = total_of(lines, scheme.places)
            found.append(Reckoned(unit, Sum(parts, lines, scheme.spread, scheme.places), total))
    return found


def _counted(indicators: Iterable[Indicator], span: Span) -> dict[UUID, Mapping[UUID, Counted]]:
    """Indicators that ask for the same are answered by one query."""
    kept: dict[tuple[str, str], Mapping[UUID, Counted]] = {}
    found = {}
    for one in indicators:
        if one.source == Source.COMPUTED:
            key = (one.measure, json.dumps(one.only, sort_keys=True))
            if key not in kept:
                kept[key] = MEASURES[one.measure].counted(span, one.only)
            found[one.pk] = kept[key]
    return found


def _marks(indicators: Sequence[Indicator]) -> dict[tuple[UUID, UUID], list[Mark]]:
    found: dict[tuple[UUID, UUID], list[Mark]] = defaultdict(list)
    for mark in Mark.objects.filter(indicator__in=indicators).select_related("by", "evidence"):
        found[mark.indicator_id, mark.unit_id].append(mark)
    return found


def _tallies(indicators: Sequence[Indicator]) -> dict[tuple[UUID, UUID], list[Tally]]:
    found: dict[tuple[UUID, UUID], list[Tally]] = defaultdict(list)
    for tally in Tally.objects.filter(survey__indicator__in=indicators).select_related("survey"):
        found[tally.survey.indicator_id, tally.survey.unit_id].append(tally)
    return found


def _line(
    indicator: Indicator, unit: Unit, known: _Known, span: Span, formulas: Mapping[str, Mapping[str, str]]
) -> Line:
    raw, told = _raw(indicator, unit, known)
    found = marked(Rule(**{name: getattr(indicator, name) for name in RULED}), raw)
    told |= {
        "source": indicator.source,
        "basis": indicator.basis,
        "steps": [[step.code, str(step.value)] for step in found.steps],
        "rule": {name: _plain(getattr(indicator, name)) for name in RULED},
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
    }
    if indicator.measure:
        told |= {"measure": indicator.measure, "only": indicator.only, "formula": formulas[indicator.measure]}
    weight, kind = indicator.weight, str(indicator.kind)
    key, category = str(indicator.pk), str(indicator.category_id)
    return Line(key, indicator.name, category, kind, weight, indicator.full, found.marks, told=told)


def _raw(indicator: Indicator, unit: Unit, known: _Known) -> tuple[Raw, dict[str, Any]]:
    """The raw figures, and what is told of them."""
    key = indicator.pk, unit.pk
    if indicator.source == Source.COMPUTED:
        counted = known.counted[indicator.pk].get(unit.pk) or MEASURES[indicator.measure].nothing()
        return Raw(counted.hits, counted.base), {"hits": str(counted.hits), "base": _plain(counted.base)}
    if indicator.source == Source.SURVEY:
        return _surveyed(known.tallies.get(key, ()))
    marks = known.marks.get(key, ())
    given = [
        {
            "by": one.by.name,
            "marks": str(one.marks),
            "reason": one.reason,
            "evidence": _plain(one.evidence_id),
        }
        for one in marks
    ]
    return Raw(marks=tuple(one.marks for one in marks)), {"given": given, "is_missing": not marks}


def _surveyed(tallies: Sequence[Tally]) -> tuple[Raw, dict[str, Any]]:
    """All marks of all questions against the best that they could be; nothing where few have answered."""
    answers = sum(tally.count for tally in tallies if tally.question == 0)
    if answers < FEWEST:
        return Raw(Decimal(0), Decimal(0)), {"answers": answers, "is_few": True}
    hits = sum(tally.mark * tally.count for tally in tallies)
    best = sum(BEST * tally.count for tally in tallies)
    return Raw(Decimal(hits), Decimal(best)), {"answers": answers, "hits": str(hits), "base": str(best)}


def in_both(words: Any) -> dict[str, str]:
    """A text in both languages, as it is now."""
    found = {}
    for key, language in (("zh", "zh-hans"), ("en", "en")):
        with override(language):
            found[key] = str(words)
    return found


def _plain(value: Any) -> Any:
    return value if isinstance(value, (bool, int, str)) or value is None else str(value)
