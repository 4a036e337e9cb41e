"""What is still to be marked, and how surveys go."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.assessment.models import Indicator, Scheme, Source, Survey
from luoshi.organisation.models import Person


def to_mark(scheme: Scheme, person: Person) -> QuerySet[Indicator, Any]:
    """The indicators that people give marks for, each with how many units are marked, and how many by the person."""
    rows = Indicator.objects.filter(category__scheme=scheme, source__in=(Source.MARKED, Source.ENTERED))
    counted = rows.annotate(
        own=Count("marks", filter=Q(marks__by=person)), marked=Count("marks__unit", distinct=True)
    )
    return counted.select_related("category").order_by("category__position", "position")


def survey_indicators(scheme: Scheme) -> QuerySet[Indicator, Any]:
    """The indicators that those served are asked for, each with how many have answered."""
    rows = Indicator.objects.filter(category__scheme=scheme, source=Source.SURVEY)
    answers = Sum("surveys__tallies__count", filter=Q(surveys__tallies__question=0), default=0)
    return rows.annotate(answers=answers).order_by("category__position", "position")


def surveys_of(indicator: Indicator) -> QuerySet[Survey, Any]:
    """The survey of each unit, with how many have answered."""
    answers = Sum("tallies__count", filter=Q(tallies__question=0), default=0)
    rows = indicator.surveys.select_related("unit").annotate(answers=answers)
    return rows.order_by("unit__position", "pk")


def survey_of(secret: str) -> Survey | None:
    """None where there is none, it is over, or its assessment has been published."""
    with scopes_disabled():
        rows = Survey.objects.select_related("indicator__category__scheme", "unit", "organisation")
        rows = rows.filter(secret=secret, ends_on__gte=timezone.localdate())
        return rows.exclude(indicator__category__scheme__state="published").first()
