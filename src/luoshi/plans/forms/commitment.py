"""The form of a commitment."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Field
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField, SafeModelMultipleChoiceField

from luoshi.organisation.models import Unit
from luoshi.plans.asks import Ask, ask_of
from luoshi.plans.breakdown.frequency import written
from luoshi.plans.models import Cadence, Commitment, PromiseKind

# Fields that mean something for some kinds only; others empty them. The stylesheet hides the same.
RECURRING, COUNTED = ("recurring",), ("recurring", "quota", "once")
DATED = ("recurring", "quota", "once", "on_event")
MATTERS = {
    **dict.fromkeys(("every_n", "every_unit", "total"), RECURRING),
    **dict.fromkeys(("times_op", "times_value", "times_max", "times_unit"), COUNTED),
    **dict.fromkeys(("due_text", "due_on"), DATED),
    "starts_on": ("recurring", "quota"),
    "product": ("once",),
}


class CommitmentForm(forms.ModelForm[Commitment]):
    """Everything that a commitment promises, and who does it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    supports = SafeModelMultipleChoiceField(
        label=_("Supporting units"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Commitment
        fields = (
            *("title", "kind", "every_n", "every_unit", "times_op", "times_value", "times_max", "times_unit"),
            *(
                "total",
                "due_text",
                "due_on",
                "starts_on",
                "threshold",
                "product",
                "unit",
                "each_unit",
                "each_person",
                "reviewer",
                "ask",
                "note",
            ),
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
            "starts_on": _("From when, if not from the first"),
            "threshold": _("Limit or rate"),
            "product": _("Document to be made"),
            "unit": _("Lead unit"),
            "each_unit": _("Each unit answers for itself"),
            "each_person": _("Counted per person"),
            "reviewer": _("Reviewed by"),
            "ask": _("Counted as"),
            "note": _("Note"),
        }
        field_classes = {"unit": SafeModelChoiceField}
        widgets = {
            "kind": forms.RadioSelect,
            **dict.fromkeys(
                ("due_on", "starts_on"), forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            ),
            "times_op": forms.Select(
                choices=(("", "—"), ("=", "="), (">=", "≥"), ("<=", "≤"), ("range", _("from … to …")))
            ),
            "every_unit": forms.Select(choices=(("", "—"), *Cadence.choices)),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = PromiseKind.choices  # type: ignore[attr-defined]
        self.fields["reviewer"].required = False
        said = ask_of(self.instance.title + self.instance.product).label
        as_said = _("as its words say: %(ask)s") % {"ask": said}
        self.fields["ask"].choices = [("", as_said), *Ask.choices]  # type: ignore[attr-defined]
        units = Unit.objects.filter(closed_on__isnull=True)
        for name in ("unit", "supports"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]
        self.fields["supports"].initial = [support.unit_id for support in self.instance.supports.all()]
        self.fields["version"].initial = self.instance.version
        for name in ("times_value", "times_max", "total"):
            number = self.initial[name]
            self.initial[name] = None if number is None else written(float(number))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["reviewer"] = data.get("reviewer") or self.instance.reviewer
        if data.get("kind") == "recurring":
            self._need(data, "every_n", _("Say how often: every how many …"))
            self._need(data, "every_unit", _("Say how often: which period."))
        if data.get("kind") == "quota":
            self._need(data, "times_value", _("Say how many are to be reached."))
        if data.get("times_op") == "range":
            self._need(data, "times_max", _("Say up to how many."))
        elif "times_max" in data:
            data["times_max"] = None
        for name, kinds in MATTERS.items():
            if data.get("kind") not in kinds:
                data[name] = _field(name).get_default()
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


def _field(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Commitment._meta.get_field(name))
