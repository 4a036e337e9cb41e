"""What people type about an upload and about a plan as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Years for which a plan may run on after its own; a programme of five years has four.
LONGEST = 10


def year_field(*, required: bool = False) -> forms.IntegerField:
    """A year that a plan can be for."""
    return forms.IntegerField(label=_("Year"), required=required, min_value=2000, max_value=2100)


class UploadForm(forms.Form):
    """Files are taken from the request, since there may be several."""

    year = year_field()


class PasteForm(forms.Form):
    name = forms.CharField(label=_("Name of the plan"), max_length=200)
    year = year_field()
    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 18, "class": "paper-input"})
    )


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "paper-input"}),
        help_text=_("What you confirmed stays joined to its words as long as they stand."),
    )


class YearForm(forms.Form):
    year = year_field(required=True)


class PlanDatesForm(forms.Form):
    """From when to when a plan asks for work."""

    issued_on = forms.DateField(
        label=_("Issued on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_(
            "Nothing is owed for the time before; “within 10 working days of issue” counts from here."
        ),
    )
    ends_on = forms.DateField(
        label=_("Ends on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_(
            "By default its year. With a later day the plan runs on: what recurs goes on by itself in the years after."
        ),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_ends_on(self) -> date | None:
        """In its year, or a few years later."""
        day: date | None = self.cleaned_data["ends_on"]
        if day and not self.year <= day.year <= self.year + LONGEST:
            words = _("Choose a day between %(first)d and %(last)d.")
            raise forms.ValidationError(words % {"first": self.year, "last": self.year + LONGEST})
        return day
