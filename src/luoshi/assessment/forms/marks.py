"""Marks for the units of a scheme, appeals, and the marks of those served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.marks import Given, most_of
from luoshi.assessment.models import AppealState, Indicator, Mark
from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Unit
from luoshi.work.forms.answers import words_field


def marks_field(most: Decimal, label: Any = None, **options: Any) -> forms.DecimalField:
    """From nought to the most that may be given."""
    return forms.DecimalField(
        label=label or _("Marks"), min_value=0, max_value=most, max_digits=6, decimal_places=2, **options
    )


class MarksForm(forms.Form):
    """A line for each unit: marks and the reason for them."""

    def __init__(
        self, *args: Any, indicator: Indicator, units: Sequence[Unit], own: Mapping[Any, Mark], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        most, reason = most_of(indicator), _("Reason")
        for unit in units:
            now = own.get(unit.pk)
            named = {"aria-label": unit.name}
            self.fields[f"marks-{unit.pk}"] = marks_field(
                most,
                unit.name,
                required=False,
                initial=now.marks if now else None,
                widget=forms.NumberInput(attrs=named),
            )
            self.fields[f"reason-{unit.pk}"] = forms.CharField(
                label=reason,
                required=False,
                max_length=400,
                initial=now.reason if now else "",
                widget=forms.TextInput(attrs={"placeholder": reason, "aria-label": f"{unit.name} {reason}"}),
            )

    def lines(self) -> Iterator[tuple[Unit, Any, Any]]:
        """Each unit with its two fields."""
        for unit in self.units:
            yield unit, self[f"marks-{unit.pk}"], self[f"reason-{unit.pk}"]

    def clean(self) -> dict[str, Any]:
        """No marks without a reason."""
        said: dict[str, Any] = super().clean() or {}
        for unit in self.units:
            is_given = said.get(f"marks-{unit.pk}") is not None
            if is_given and not said.get(f"reason-{unit.pk}", "").strip():
                self.add_error(f"reason-{unit.pk}", _("Give a reason, so that others can follow it later."))
        return said

    @property
    def given(self) -> dict[Unit, Given]:
        """Of a valid form."""
        said = self.cleaned_data
        return {unit: Given(said[f"marks-{unit.pk}"], said[f"reason-{unit.pk}"]) for unit in self.units}


class EnterForm(forms.Form):
    """What a check or another body found of a unit, with the file that shows it."""

    unit = forms.ChoiceField(label=_("Unit"))
    reason = words_field(_("On what it rests"))
    file = forms.FileField(label=_("File or photo"), required=False)

    field_order = ("unit", "marks", "reason", "file")

    def __init__(self, *args: Any, indicator: Indicator, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["unit"].choices = [(key, unit.name) for key, unit in self.units.items()]  # type: ignore[attr-defined]
        self.fields["marks"] = marks_field(most_of(indicator))
        self.order_fields(self.field_order)

    @property
    def chosen(self) -> Unit:
        """Of a valid form."""
        return self.units[self.cleaned_data["unit"]]


class SurveyDaysForm(forms.Form):
    """Until when the addresses can be used."""

    ends_on = DayField(label=_("Last day of the survey"))


class SurveyForm(forms.Form):
    """A mark from 1 to 5 for each question, and nothing else."""

    def __init__(self, *args: Any, questions: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {5: _("very good"), 4: _("good"), 3: _("fair"), 2: _("poor"), 1: _("very poor")}
        for place, question in enumerate(questions):
            self.fields[f"question-{place}"] = forms.TypedChoiceField(
                label=question, choices=list(words.items()), coerce=int, widget=forms.RadioSelect
            )

    @property
    def marks(self) -> list[int]:
        """Of a valid form."""
        return list(self.cleaned_data.values())


class AppealForm(forms.Form):
    """What is wrong with the score."""

    text = words_field(_("What is wrong with the score, and what shows it"), most=1000)


class AnswerForm(forms.Form):
    """Yes with other marks, or no; with a reason."""

    granted = forms.ChoiceField(
        label=_("The appeal is"),
        choices=(("yes", AppealState.WON.label), ("no", AppealState.REFUSED.label)),
        widget=forms.RadioSelect,
    )
    reply = words_field(_("Reason"), most=1000)

    field_order = ("granted", "marks", "reply")

    def __init__(self, *args: Any, most: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["marks"] = marks_field(most, _("Marks, where it is granted"), required=False)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """A yes says which marks."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("granted") == "yes" and said.get("marks") is None and "marks" not in self.errors:
            self.add_error("marks", _("Say which marks the unit has now."))
        return said

    @property
    def marks(self) -> Decimal | None:
        """Of a valid form; None where it is refused."""
        return self.cleaned_data["marks"] if self.cleaned_data["granted"] == "yes" else None
