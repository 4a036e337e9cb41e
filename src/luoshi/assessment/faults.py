"""What keeps a scheme from being worked out, each in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.assessment.arithmetic import HUNDRED
from luoshi.assessment.drawn import Drawn, DrawnIndicator
from luoshi.assessment.measures import MEASURES, Measure
from luoshi.assessment.models import Category, Indicator, Kind, Source
from luoshi.organisation.models import Unit


def faults(categories: Sequence[Category], units: Sequence[Unit]) -> list[str]:
    """All of them; the indicators of the categories must be loaded. No query."""
    found = list(_of_weights([(one.name, one.weight, _scored(one.indicators.all())) for one in categories]))
    if not units:
        found.append(_("The scheme covers no unit. Name the units that it assesses."))
    for category in categories:
        for indicator in category.indicators.all():
            said = fault_of(indicator)
            if said:
                found.append(f"{indicator.name}: {said}")
    return found


def faults_of_drawn(drawn: Drawn) -> list[str]:
    """What of its weights is wrong."""
    return list(_of_weights([(one.name, one.weight, _scored(one.indicators)) for one in drawn.categories]))


def _scored(indicators: Iterable[Indicator | DrawnIndicator]) -> list[Decimal]:
    """The weights of those that neither add nor deduct."""
    return [one.weight for one in indicators if one.kind == Kind.NORMAL]


def _of_weights(categories: Sequence[tuple[str, Decimal, Sequence[Decimal]]]) -> Iterator[str]:
    """Of categories as (name, weight, weights of what is scored)."""
    if not categories:
        yield _("The scheme has no category. Add one, with its indicators.")
        return
    total = sum((weight for _name, weight, _scored in categories), Decimal(0))
    if total != HUNDRED:
        yield _("The weights of the categories add up to %(total)s, not to 100.") % {"total": plain(total)}
    for name, weight, scored in categories:
        if scored and sum(scored) != HUNDRED:
            yield _("The weights of the indicators of “%(name)s” add up to %(total)s, not to 100.") % {
                "name": name,
                "total": plain(sum(scored, Decimal(0))),
            }
        if not scored and weight:
            yield _("“%(name)s” has a weight and no scored indicator.") % {"name": name}


def fault_of(indicator: Indicator) -> str:
    """What one indicator lacks, "" where nothing."""
    measure = MEASURES.get(indicator.measure)
    if indicator.source == Source.COMPUTED and measure is None:
        return _("Choose what is computed.")
    if indicator.source == Source.SURVEY and not indicator.asked:
        return _("Write the questions of the survey, one a line.")
    if measure and "field" in measure.filters and not indicator.only.get("field"):
        return _("Name the ledger and the number of it that is summed up.")
    if indicator.kind == Kind.NORMAL:
        return _of_scored(indicator, measure)
    return _of_added(indicator, measure)


def _of_added(indicator: Indicator, measure: Measure | None) -> str:
    """Of a bonus or a deduction."""
    if indicator.source == Source.SURVEY:
        return _("A survey is scored; it adds or deducts nothing.")
    if measure and indicator.per is None:
        return _("Say how many points each piece adds or deducts.")
    if indicator.cap is None:
        return _("Say how many points it adds or deducts at most.")
    return ""


def _of_scored(indicator: Indicator, measure: Measure | None) -> str:
    if measure and not measure.is_share and not indicator.goal:
        return _("Say at which number it has full marks.")
    least, most = indicator.floor, indicator.ceiling
    if least is not None and most is not None and least > most:
        return _("The least marks are above the most.")
    if any(bound is not None and bound > indicator.full for bound in (least, most)):
        return _("The least and the most marks are not above the full marks.")
    return ""


def plain(number: Decimal) -> str:
    """Without noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dissolved(units: Iterable[Unit], ends_on: object) -> list[Unit]:
    """Those that no longer stood at the end of the period: they are not assessed, and that is said."""
    return [unit for unit in units if unit.closed_on is not None and unit.closed_on <= ends_on]  # type: ignore[operator]
