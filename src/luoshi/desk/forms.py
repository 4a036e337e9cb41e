"""What the pages of the desk are filtered and searched by, what limits are set, under which name a page is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.forms import BoundField
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.desk.actions.ceilings import Limit
from luoshi.desk.models import Ceiling
from luoshi.organisation.models import Unit
from luoshi.plans.asks import Ask
from luoshi.plans.models import Plan, PromiseKind, Section
from luoshi.work.forms.fields import ALL, NamedChoiceField, shown_year_field, year_field


class ProgressFilter(forms.Form):
    """Year, plan (cleaned to its key), section of the plan, unit, kind of promise."""

    year = shown_year_field()
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    section = SafeModelChoiceField(label=_("Section"), required=False, queryset=Section.objects.none())
    unit = SafeModelChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", ALL), *PromiseKind.choices[:3]])

    field_order = ("year", "plan", "section", "unit", "kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        # Offered and checked from one reading: a choice among rows reads the chosen one once more.
        plans = Plan.objects.filter(publication__isnull=False).values_list("pk", "title")
        fields["plan"].choices = [("", ALL), *((str(key), title) for key, title in plans)]
        fields["unit"].queryset = Unit.objects.all()
        fields["unit"].empty_label = fields["section"].empty_label = ALL
        chosen = self.data.get("plan")
        if chosen and chosen in dict(fields["plan"].choices):
            fields["section"].queryset = Section.objects.filter(plan=chosen)
        else:
            fields["section"].widget = forms.HiddenInput()

    def offer(self, units: Iterable[Unit]) -> None:
        """Only these units are offered: those of the page, which are loaded anyway."""
        fields: Any = self.fields
        fields["unit"].choices = [("", ALL), *((unit.pk, unit.name) for unit in units)]


class SearchFilter(forms.Form):
    """The words, and what narrows what is found: a unit, a year."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100, widget=forms.SearchInput)
    unit = NamedChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())
    year = year_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].queryset = Unit.objects.all()


class LateFilter(forms.Form):
    """The unit whose late work is looked at; the kind stays as the tabs have set it."""

    unit = NamedChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())
    kind = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].queryset = Unit.objects.all()


class BurdenFilter(forms.Form):
    """Year and kind of ask."""

    year = shown_year_field()
    ask = forms.ChoiceField(label=_("Counted as"), required=False, choices=[("", ALL), *Ask.choices[:-1]])


class CeilingsForm(forms.Form):
    """For every kind of ask and for all together: the most in a month; and the hours that one of a kind takes."""

    def __init__(self, *args: Any, ceilings: Mapping[str, Ceiling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in self.KINDS:
            kept = ceilings.get(key)
            name = key or "all"
            self.fields[f"most_{name}"] = forms.IntegerField(
                label=_("At most in a month"),
                required=False,
                min_value=0,
                max_value=999,
                initial=kept and kept.most,
            )
            if key:
                self.fields[f"hours_{name}"] = forms.DecimalField(
                    label=_("Hours for each"),
                    required=False,
                    min_value=0,
                    max_value=999,
                    decimal_places=1,
                    initial=kept and kept.hours,
                )

    KINDS: ClassVar[dict[str, Any]] = {"": _("all together"), **dict(Ask.choices[:-1])}

    @property
    def rows(self) -> list[tuple[Any, list[BoundField]]]:
        """Each kind with its fields."""
        return [
            (label, [self[f"most_{key or 'all'}"], *([self[f"hours_{key}"]] if key else [])])
            for key, label in self.KINDS.items()
        ]

    @property
    def limits(self) -> dict[str, Limit]:
        """What was said, by kind."""
        said = self.cleaned_data
        return {key: Limit(said[f"most_{key or 'all'}"], said.get(f"hours_{key}")) for key in self.KINDS}


class KeptViewForm(forms.Form):
    """The name of a view and the page it stands for: a path of this program that someone can be led to."""

    name = forms.CharField(label=_("Name of this view"), max_length=60)
    address = forms.CharField(max_length=500, widget=forms.HiddenInput)

    def clean_address(self) -> str:
        """Only an address that this program has."""
        address: str = self.cleaned_data["address"]
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:
            match = None
        if match is None or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
            raise forms.ValidationError(_("This is no page that could be kept."))
        return address
