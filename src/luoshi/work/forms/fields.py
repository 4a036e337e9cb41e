"""The fields that several forms of work share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.plans.models import Plan
from luoshi.work.months import CHOICES

ALL = _("all")


class Named(ModelChoiceIterator):  # type: ignore[type-arg]
    """All rows by key and name: nothing else of them is read to be offered."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield "", ALL
        yield from self.queryset.values_list("pk", "title" if self.queryset.model is Plan else "name")


class NamedChoiceField(SafeModelChoiceField):  # type: ignore[misc]
    """A choice among the organisation's plans or units."""

    iterator = Named


def plan_field() -> Any:
    """A choice among the organisation's plans."""
    return NamedChoiceField(label=_("Plan"), required=False, queryset=Plan.objects.none())


def year_field() -> forms.IntegerField:
    """A year as one types it."""
    return forms.IntegerField(label=_("Year"), required=False, min_value=2000, max_value=2100)


class _Shown:
    """Left empty, it means what the page shows by itself, and says so."""

    initial: Any

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial

    def clean(self, value: Any) -> Any:
        return super().clean(value or self.initial())  # type: ignore[misc]


class _ShownYear(_Shown, forms.IntegerField):
    pass


class _ShownMonth(_Shown, forms.TypedChoiceField):
    pass


def shown_year_field() -> forms.IntegerField:
    """The year that a page shows, this one by itself."""
    return _ShownYear(
        label=_("Year"),
        required=False,
        min_value=2000,
        max_value=2100,
        initial=lambda: timezone.localdate().year,
    )


def shown_month_field() -> forms.TypedChoiceField:
    """The month that a page shows, this one by itself."""
    return _ShownMonth(
        label=_("Month"),
        required=False,
        coerce=int,
        choices=CHOICES,
        initial=lambda: timezone.localdate().month,
    )
