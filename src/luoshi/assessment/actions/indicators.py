"""The categories and indicators of a scheme in preparation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import changing
from luoshi.assessment.faults import fault_of
from luoshi.assessment.models import Category, Indicator, Kind, Scheme
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person


def keep_category(
    *, scheme: Scheme, person: Person, name: str, weight: Decimal, category: Category | None = None
) -> Category:
    """A new one at the end, or other words and weight of one. Refused: scheme-published, name-twice."""
    with changing(scheme, person, "category-kept", category=name) as row:
        if any(one.name == name and one != category for one in row.categories.all()):
            raise Refused("name-twice", _("The scheme has a category of this name already."))
        kept = category or Category(
            organisation_id=row.organisation_id, scheme=row, position=row.categories.count()
        )
        kept.name, kept.weight = name, weight
        kept.save()
    return kept


def remove_category(*, category: Category, person: Person) -> None:
    """With its indicators. Refused: scheme-published."""
    with changing(category.scheme, person, "category-removed", category=category.name):
        category.delete()


def keep_indicator(
    *, category: Category, person: Person, facts: dict[str, Any], indicator: Indicator | None = None
) -> Indicator:
    """A new one at the end of its category, or one changed. Refused: scheme-published, name-twice, indicator-faulty."""
    with changing(category.scheme, person, "indicator-kept", indicator=facts["name"]):
        if any(one.name == facts["name"] and one != indicator for one in category.indicators.all()):
            raise Refused("name-twice", _("The category has an indicator of this name already."))
        kept = indicator or Indicator(
            organisation_id=category.organisation_id, category=category, position=category.indicators.count()
        )
        for name, value in facts.items():
            setattr(kept, name, value)
        if kept.kind != Kind.NORMAL:
            kept.weight = Decimal(0)
        fault = fault_of(kept)
        if fault:
            raise Refused("indicator-faulty", fault)
        kept.save()
    return kept


def remove_indicator(*, indicator: Indicator, person: Person) -> None:
    """With what was marked for it. Refused: scheme-published."""
    with changing(indicator.category.scheme, person, "indicator-removed", indicator=indicator.name):
        indicator.delete()
