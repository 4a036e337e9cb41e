"""A scheme's own facts, its grades, and its weights tried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField, SafeModelMultipleChoiceField

from luoshi.assessment.actions.schemes import EMPTY, SHIPPED
from luoshi.assessment.arithmetic import HUNDRED, NORMAL, Category
from luoshi.assessment.faults import plain
from luoshi.assessment.kept import Sum
from luoshi.assessment.models import Grade, Period, Scheme, Spread
from luoshi.organisation.forms.fields import DayField, UnitsField
from luoshi.organisation.models import Person
from luoshi.plans.models import Commitment

GRADES = 6


def percent_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DecimalField:
    """From 0 to 100."""
    return forms.DecimalField(
        label=label,
        required=required,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        help_text=help_text,
    )


class PeriodForm(forms.Form):
    """What a scheme is called and for which days it is."""

    title = forms.CharField(label=_("Name of the assessment"), max_length=120)
    period = forms.ChoiceField(label=_("How often"), choices=Period.choices, initial=Period.YEAR)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The period ends before it begins."))
        return said


class BeginForm(PeriodForm):
    """A new scheme: what it starts from and which units it covers."""

    start = forms.ChoiceField(label=_("Start from"))

    field_order = ("start", "title", "period", "starts_on", "ends_on", "units")

    def __init__(self, *args: Any, schemes: Sequence[Scheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schemes = {str(one.pk): one for one in schemes}
        earlier = [(key, one.title) for key, one in self.schemes.items()]
        fields: Any = self.fields
        shipped = (SHIPPED, _("the scheme that comes with Luoshi: 5 categories, 20 indicators"))
        fields["start"].choices = [shipped, *earlier, (EMPTY, _("an empty scheme"))]
        fields["units"] = UnitsField(
            label=_("Units that are assessed"),
            required=False,
            help_text=_("Where none is chosen, those of the earlier scheme are taken."),
        )
        self.order_fields(self.field_order)

    @property
    def chosen(self) -> Scheme | str:
        """Of a valid form."""
        chosen = str(self.cleaned_data["start"])
        return self.schemes.get(chosen, chosen)

    @property
    def facts(self) -> dict[str, Any]:
        """Of a valid form."""
        return {name: self.cleaned_data[name] for name in ("title", "period", "starts_on", "ends_on")}


class SchemeForm(PeriodForm):
    """All that a scheme says of itself; `revision` is the one that the person saw."""

    spread = forms.ChoiceField(
        label=_("Where nothing could be judged, its weight goes"), choices=Spread.choices
    )
    places = forms.IntegerField(label=_("Decimals of points and totals"), min_value=0, max_value=2)
    fail = percent_field(
        _("To be rectified below (percent of full marks)"),
        required=True,
    )
    appeal_days = forms.IntegerField(label=_("Working days for appeals"), min_value=1, max_value=60)
    share = percent_field(_("Share of the unit's overall yearly assessment (percent)"))
    commitment = SafeModelChoiceField(
        label=_("The plan's sentence that demands a share"),
        required=False,
        queryset=Commitment.objects.none(),
    )
    assessors = SafeModelMultipleChoiceField(
        label=_("Assessors"),
        required=False,
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        percents = Q(threshold__contains="%") | Q(threshold__contains="％") | Q(threshold__contains="百分之")
        fields["commitment"].queryset = Commitment.objects.filter(percents, state__in=Commitment.SCHEDULED)
        fields["assessors"].queryset = Person.objects.filter(is_active=True)
        fields["units"] = UnitsField(label=_("Units that are assessed"), required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """Of a valid form."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("units", "assessors", "revision")
        }


class GradesForm(forms.Form):
    """A line for each grade; empty ones are none."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, grades: Sequence[Grade], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(GRADES):
            now = grades[place] if place < len(grades) else None
            label = _("Grade %(number)d") % {"number": place + 1}
            self.fields[f"name-{place}"] = forms.CharField(
                label=label, required=False, max_length=20, initial=now.name if now else ""
            )
            self.fields[f"least-{place}"] = percent_field(_("From points"))
            self.fields[f"most-{place}"] = percent_field(_("At most percent of units"))
            if now:
                self.fields[f"least-{place}"].initial, self.fields[f"most-{place}"].initial = (
                    now.least,
                    now.most,
                )

    def lines(self) -> Iterator[tuple[Any, Any, Any]]:
        """The three fields of each."""
        for place in range(GRADES):
            yield self[f"name-{place}"], self[f"least-{place}"], self[f"most-{place}"]

    def clean(self) -> dict[str, Any]:
        """Each has a least total of its own, and a name of its own."""
        said: dict[str, Any] = super().clean() or {}
        names: set[str] = set()
        leasts: set[Decimal] = set()
        for place in range(GRADES):
            name, least = said.get(f"name-{place}"), said.get(f"least-{place}")
            if not name:
                continue
            if least is None:
                self.add_error(f"least-{place}", _("Say from which total on."))
            elif least in leasts or name in names:
                self.add_error(f"name-{place}", _("Two grades have the same name or the same points."))
            names.add(name)
            leasts |= set() if least is None else {least}
        return said

    @property
    def grades(self) -> list[dict[str, Any]]:
        """Of a valid form."""
        said = self.cleaned_data
        return [
            {"name": said[f"name-{place}"], "least": said[f"least-{place}"], "most": said[f"most-{place}"]}
            for place in range(GRADES)
            if said[f"name-{place}"]
        ]


class WeightsForm(forms.Form):
    """Other weights, tried out: of each category, and of each scored indicator within it."""

    def __init__(self, *args: Any, kept: Sum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        for category in kept.categories:
            self._add(category.key, category.name, category.weight)
        for line in kept.lines:
            if line.kind == NORMAL:
                self._add(line.key, line.name, line.weight)

    def _add(self, key: str, name: str, weight: Decimal) -> None:
        field = percent_field(name, required=True)
        field.initial = plain(weight)
        self.fields[key] = field

    def parts(self) -> Iterator[tuple[Any, list[Any]]]:
        """The field of each category with those of its indicators."""
        for category in self.kept.categories:
            yield self[category.key], [self[line.key] for line in self._of(category)]

    def _of(self, category: Category) -> list[Any]:
        return [line for line in self.kept.lines if line.category == category.key and line.kind == NORMAL]

    def clean(self) -> dict[str, Any]:
        """They add up."""
        said: dict[str, Any] = super().clean() or {}
        self._need_sum(said, [one.key for one in self.kept.categories])
        for category in self.kept.categories:
            self._need_sum(said, [line.key for line in self._of(category)])
        return said

    def _need_sum(self, said: dict[str, Any], keys: list[str]) -> None:
        weights = [said[key] for key in keys if key in said]
        if len(weights) == len(keys) and keys and sum(weights) != HUNDRED:
            message = _("These weights add up to %(total)s, not to 100.") % {"total": plain(sum(weights))}
            self.add_error(keys[-1], message)
