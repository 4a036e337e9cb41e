"""What lists, the year and the calendar are filtered by; all of it lives in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.models import Unit
from luoshi.plans.asks import Ask
from luoshi.plans.models import Commitment, Measure, PromiseKind, Section
from luoshi.work.forms.fields import ALL, NamedChoiceField, plan_field, shown_year_field, year_field
from luoshi.work.months import CHOICES
from luoshi.work.year.inputs import with_publication

ASKED = [("any", _("report, meeting, inspection, study or form")), *Ask.choices]


def unit_choices() -> list[tuple[str, Any]]:
    """All units, dissolved ones too, since their past work is looked for."""
    return [(str(key), name) for key, name in Unit.objects.values_list("pk", "name")]


class OfAPlan(forms.Form):
    """A filter by plan: the choices are those of the organisation whose scope is open."""

    plan = plan_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = with_publication()  # type: ignore[attr-defined]


class TaskFilter(OfAPlan):
    """The filters of a list of tasks; they live in the address."""

    q = forms.CharField(label=_("Words"), required=False, widget=forms.SearchInput)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    part = forms.ChoiceField(
        label=_("Part"),
        required=False,
        choices=(("", ALL), ("owed", _("answers for it")), ("support", _("supports"))),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(
            ("", ALL),
            ("open", _("open")),
            ("late", _("late")),
            ("soon", _("due within a week")),
            ("near", _("due within thirty days")),
            ("done", _("done")),
            ("paused", _("paused")),
        ),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", ALL), *PromiseKind.choices[:3], ("order", pgettext_lazy("without a plan", "order"))],
    )
    year = year_field()
    month = forms.TypedChoiceField(
        label=_("Month"), required=False, coerce=int, empty_value=None, choices=[("", ALL), *CHOICES]
    )
    ask = forms.ChoiceField(
        label=_("Counted as"),
        required=False,
        choices=[("", ALL), *ASKED],
        widget=forms.HiddenInput,
    )
    order = forms.ChoiceField(required=False, choices=(("", ""), ("latest", "")), widget=forms.HiddenInput)
    day = forms.DateField(required=False, widget=forms.HiddenInput)
    commitment = SafeModelChoiceField(
        required=False, queryset=Commitment.objects.none(), widget=forms.HiddenInput
    )
    section = SafeModelChoiceField(required=False, queryset=Section.objects.none(), widget=forms.HiddenInput)
    measure = SafeModelChoiceField(required=False, queryset=Measure.objects.none(), widget=forms.HiddenInput)

    field_order = ("q", "unit", "part", "state", "plan", "kind", "year", "month")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        first = [("", ALL), ("mine", _("my units"))]
        fields["unit"].choices = [*first, *unit_choices(), ("none", _("nobody named"))]
        fields["commitment"].queryset = Commitment.objects.all()
        fields["section"].queryset = Section.objects.all()
        fields["measure"].queryset = Measure.objects.all()


class YearFilter(OfAPlan):
    """Which year is looked at, of which plan, by what."""

    year = shown_year_field()
    by = forms.ChoiceField(
        required=False, choices=(("unit", ""), ("section", ""), ("measure", "")), widget=forms.HiddenInput
    )

    field_order = ("year", "plan")


class MonthFilter(OfAPlan):
    """Which month is looked at, of which plan and unit."""

    year = shown_year_field()
    month = forms.IntegerField(required=False, min_value=1, max_value=12, widget=forms.HiddenInput)
    unit = NamedChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())

    field_order = ("year", "plan", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]
