"""A category, and an indicator with all that its source asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.forms.schemes import percent_field
from luoshi.assessment.measures import MEASURES
from luoshi.assessment.models import Indicator, Kind, Source
from luoshi.ledgers.queries.entries import definitions
from luoshi.plans.asks import Ask
from luoshi.work.forms.answers import words_field

PLAIN = (
    *("name", "basis", "kind", "source", "weight", "full", "measure", "goal"),
    *("floor", "ceiling", "per", "cap", "trimmed", "places", "questions"),
)
NUMBER = ("number", "money")


class CategoryForm(forms.Form):
    """Its name and weight."""

    name = forms.CharField(label=_("Name"), max_length=60)
    weight = percent_field(_("Weight (percent of the whole)"), required=True)


def _points(label: Any, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_digits=6, decimal_places=2, help_text=help_text
    )


class IndicatorForm(forms.Form):
    """One thing that units are judged by."""

    name = forms.CharField(label=_("Name"), max_length=80)
    basis = words_field(_("What the marks are given for"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.NORMAL)
    source = forms.ChoiceField(label=_("Where the marks come from"), choices=Source.choices)
    weight = percent_field(_("Weight (percent of its category)"), help_text=_("Of scored indicators alone."))
    full = forms.DecimalField(label=_("Full marks"), min_value=1, max_digits=6, decimal_places=2, initial=100)
    measure = forms.ChoiceField(label=_("What is computed"), required=False)
    ask = forms.ChoiceField(label=_("Only work that asks for"), required=False)
    words = forms.CharField(label=_("Only tasks with these words"), required=False, max_length=40)
    ledger = forms.ChoiceField(label=_("Which ledger"), required=False)
    field = forms.ChoiceField(label=_("Which number of a ledger"), required=False)
    goal = forms.DecimalField(
        label=_("Full marks at"),
        required=False,
        min_value=1,
        max_digits=10,
        decimal_places=2,
        help_text=_("Percent of a share (100 where empty), or a number."),
    )
    floor = _points(_("Least marks"))
    ceiling = _points(_("Most marks"))
    per = _points(_("Points for each piece"), _("Of bonuses and deductions."))
    cap = _points(_("At most"), _("Of bonuses and deductions."))
    trimmed = forms.BooleanField(label=_("Leave out the best and the worst of the marks"), required=False)
    places = forms.IntegerField(label=_("Decimals of the marks"), min_value=0, max_value=2, initial=2)
    questions = forms.CharField(
        label=_("Questions of the survey"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "About the service, one a line; each is marked from 1 to 5. Nothing is asked about persons."
        ),
    )

    def __init__(self, *args: Any, indicator: Indicator | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(indicator) if indicator else None
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["measure"].choices = [("", "—"), *((code, one.name) for code, one in MEASURES.items())]
        fields["ask"].choices = [("", "—"), *(choice for choice in Ask.choices if choice[0] != Ask.NONE)]
        fields["ledger"].choices = [("", "—"), *_ledgers()]
        fields["field"].choices = [("", "—"), *_numbers()]

    def sections(self) -> Iterator[tuple[Any, list[Any]]]:
        """The fields in four parts, each under a heading."""
        parts = (
            (_("The indicator itself"), ("name", "basis", "kind", "source", "weight", "full")),
            (_("Computed from records"), ("measure", "ledger", "field", "ask", "words", "goal")),
            (_("Bonus or deduction"), ("per", "cap")),
            (_("Bounds and rounding"), ("floor", "ceiling", "places", "trimmed")),
            (_("Survey"), ("questions",)),
        )
        for heading, names in parts:
            yield heading, [self[name] for name in names]

    @property
    def facts(self) -> dict[str, Any]:
        """Of a valid form, as the row has them; what the chosen measure does not read is left out."""
        said = self.cleaned_data
        facts = {name: said[name] for name in PLAIN}
        is_computed = said["source"] == Source.COMPUTED
        facts["measure"] = said["measure"] if is_computed else ""
        facts["weight"] = said["weight"] or 0
        facts["only"] = _only(said) if is_computed and said["measure"] else {}
        return facts


def _only(said: dict[str, Any]) -> dict[str, str]:
    """The ledger is named with its level (risks:major), a number with its ledger (training:hours)."""
    ledger, _colon, level = said["ledger"].partition(":")
    of_field, _colon, field = said["field"].partition(":")
    found = {
        "ask": said["ask"],
        "words": said["words"],
        "ledger": of_field or ledger,
        "level": "" if of_field and of_field != ledger else level,
        "field": field,
    }
    return {
        name: value for name, value in found.items() if value and name in MEASURES[said["measure"]].filters
    }


def _initial(indicator: Indicator) -> dict[str, Any]:
    only = indicator.only
    ledger = ":".join(filter(None, (only.get("ledger"), only.get("level"))))
    field = f"{only['ledger']}:{only['field']}" if only.get("field") else ""
    own = {"ask": only.get("ask", ""), "words": only.get("words", ""), "ledger": ledger, "field": field}
    return {name: getattr(indicator, name) for name in PLAIN} | own


def _ledgers() -> Iterator[tuple[str, str]]:
    for code, one in definitions().items():
        yield code, str(one.name)
        for level, label in one.levels.items():
            yield f"{code}:{level}", f"{one.name} · {label}"


def _numbers() -> Iterator[tuple[str, str]]:
    for code, one in definitions().items():
        for field in one.fields:
            if field.kind in NUMBER:
                yield f"{code}:{field.key}", f"{one.name} · {field.label}"
