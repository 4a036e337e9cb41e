"""What people type about tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.models import Unit
from luoshi.plans.models import Plan


class TaskFilter(forms.Form):
    """The filters of a list of tasks; they live in the address."""

    q = forms.CharField(label=_("Words"), required=False, widget=forms.SearchInput)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    plan = SafeModelChoiceField(label=_("Plan"), required=False, queryset=Plan.objects.none(), empty_label=_("all"))
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(("", _("all")), ("open", _("open")), ("late", _("late")), ("done", _("done"))),
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=2000, max_value=2100)
    month = forms.TypedChoiceField(
        label=_("Month"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("all")), *((month, str(month)) for month in range(1, 13))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(unit.pk), unit.name) for unit in Unit.objects.all()]
        self.fields["unit"].choices = [("", _("all")), *units, ("none", _("nobody named"))]  # type: ignore[attr-defined]
        self.fields["plan"].queryset = Plan.objects.all()  # type: ignore[attr-defined]


class AgreeDateForm(forms.Form):
    """Another date than the rule's, agreed with whoever does the work."""

    due_on = forms.DateField(label=_("Agreed date"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class PublishForm(forms.Form):
    """The fingerprint of what the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput)


class YearFilter(forms.Form):
    """Which year is looked at, and of which plan."""

    year = forms.IntegerField(label=_("Year"), required=False, min_value=2000, max_value=2100)
    plan = SafeModelChoiceField(label=_("Plan"), required=False, queryset=Plan.objects.none(), empty_label=_("all"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = Plan.objects.all()  # type: ignore[attr-defined]


class MonthFilter(YearFilter):
    """Which month is looked at, of which plan and unit."""

    month = forms.IntegerField(required=False, min_value=1, max_value=12, widget=forms.HiddenInput)
    unit = SafeModelChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none(), empty_label=_("all"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]
