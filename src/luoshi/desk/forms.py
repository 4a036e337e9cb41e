"""What the progress of a year is filtered by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.models import Unit
from luoshi.plans.models import PromiseKind, Section
from luoshi.work.forms.fields import ALL, year_field
from luoshi.work.forms.filters import OfAPlan


class ProgressFilter(OfAPlan):
    """Year, plan, section of the plan, unit, kind of promise."""

    year = year_field()
    section = SafeModelChoiceField(label=_("Section"), required=False, queryset=Section.objects.none())
    unit = SafeModelChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", ALL), *PromiseKind.choices[:3]])

    field_order = ("year", "plan", "section", "unit", "kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].queryset = Unit.objects.all()
        fields["unit"].empty_label = fields["section"].empty_label = ALL
        if self.data.get("plan"):
            fields["section"].queryset = Section.objects.filter(plan=self.data["plan"])
        else:
            fields["section"].widget = forms.HiddenInput()

    def offer(self, units: Iterable[Unit]) -> None:
        """Only these units are offered: those of the page, which are loaded anyway."""
        fields: Any = self.fields
        fields["unit"].choices = [("", ALL), *((unit.pk, unit.name) for unit in units)]
