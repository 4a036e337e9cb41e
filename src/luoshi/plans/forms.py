"""What people type about plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField, SafeModelMultipleChoiceField

from luoshi.organisation.models import Unit
from luoshi.plans.models import Cadence, Commitment, Plan

YEARS = {"min_value": 2000, "max_value": 2100}


class UploadForm(forms.Form):
    """Files are taken from the request, since there may be several."""

    year = forms.IntegerField(label=_("Year"), required=False, **YEARS)


class PasteForm(forms.Form):
    name = forms.CharField(label=_("Name of the plan"), max_length=200)
    year = forms.IntegerField(label=_("Year"), required=False, **YEARS)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 18, "class": "paper-input"}))


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "paper-input"}),
        help_text=_("What you confirmed stays joined to its words as long as they stand."),
    )


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), **YEARS)


class ReasonForm(forms.Form):
    """A step that needs its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class FlagForm(ReasonForm):
    flag = forms.ChoiceField(
        label=_("What it touches"),
        choices=(
            ("person", _("people: views, background, private life")),
            ("speech", _("speech: what the public or staff say")),
            ("sanction", _("sanctions on individuals")),
        ),
    )
    field_order = ("flag", "reason", "version")


class NarrowForm(ReasonForm):
    title = forms.CharField(label=_("What remains to be done"), max_length=200)
    field_order = ("title", "reason", "version")


class SplitForm(forms.Form):
    titles = forms.CharField(
        label=_("One title a line"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("At least two lines.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_titles(self) -> list[str]:
        titles: str = self.cleaned_data["titles"]
        lines = [line.strip() for line in titles.splitlines() if line.strip()]
        if len(lines) < 2:
            raise forms.ValidationError(_("Give at least two titles, one a line."))
        return lines


class PlanDatesForm(forms.Form):
    """From when to when a plan asks for work."""

    issued_on = forms.DateField(
        label=_("Issued on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Nothing is owed for the time before; “within 10 working days of issue” counts from here."),
    )
    ends_on = forms.DateField(
        label=_("Ends on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class CommitmentForm(forms.ModelForm[Commitment]):
    """Everything that a commitment promises, and who does it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    supports = SafeModelMultipleChoiceField(
        label=_("Supporting units"), queryset=Unit.objects.none(), required=False
    )

    class Meta:
        model = Commitment
        fields = (
            *("title", "kind", "every_n", "every_unit", "times_op", "times_value", "times_max", "times_unit"),
            *("total", "due_text", "due_on", "threshold", "product", "unit", "each_unit", "each_person", "note"),
        )
        labels = {
            "title": _("What is to be done"),
            "kind": _("Kind of promise"),
            "every_n": _("Every"),
            "every_unit": _("Period"),
            "times_op": _("Comparison"),
            "times_value": _("Number"),
            "times_max": _("Up to"),
            "times_unit": _("Counted in"),
            "total": _("Total in the year"),
            "due_text": _("Date, as the plan says it"),
            "due_on": _("Date, set by the office"),
            "threshold": _("Limit or rate"),
            "product": _("Document to be made"),
            "unit": _("Lead unit"),
            "each_unit": _("Each unit answers for itself"),
            "each_person": _("Counted per person"),
            "note": _("Note"),
        }
        field_classes = {"unit": SafeModelChoiceField}
        widgets = {
            "due_on": forms.DateInput(attrs={"type": "date"}),
            "times_op": forms.Select(
                choices=(("", "—"), ("=", "="), (">=", "≥"), ("<=", "≤"), ("range", _("from … to …")))
            ),
            "every_unit": forms.Select(choices=(("", "—"), *Cadence.choices)),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(closed_on__isnull=True)
        for name in ("unit", "supports"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]
        self.fields["supports"].initial = [support.unit_id for support in self.instance.supports.all()]
        self.fields["version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") == "recurring":
            self._need(data, "every_n", _("Say how often: every how many …"))
            self._need(data, "every_unit", _("Say how often: which period."))
        if data.get("kind") == "quota":
            self._need(data, "times_value", _("Say how many are to be reached."))
        if data.get("times_op") == "range":
            self._need(data, "times_max", _("Say up to how many."))
        return data

    def _need(self, data: dict[str, Any], name: str, message: Any) -> None:
        if not data.get(name) and name not in self.errors:
            self.add_error(name, message)

    def _post_clean(self) -> None:
        """The instance stays as it is: an action writes the change."""

    @property
    def changed(self) -> dict[str, Any]:
        """The fields that differ from the commitment as it stands."""
        return {
            name: self.cleaned_data[name]
            for name in self.Meta.fields
            if self.cleaned_data[name] != getattr(self.instance, name)
        }


class AddForm(forms.Form):
    """A commitment that the reader did not find."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @staticmethod
    def from_text(plan: Plan, query: QueryDict) -> dict[str, Any]:
        """The initial values for a marked stretch: its words, shortened, are the title."""
        marked = AddForm(query)
        marked.is_valid()
        start, end = (marked.cleaned_data.get(name) for name in ("start", "end"))
        if start is None or end is None:
            return {}
        return {"start": start, "end": end, "title": plan.document.text[start:end].strip("，。；、\n ")[:200]}
