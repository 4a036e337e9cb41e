"""How a plan is published."""

from __future__ import annotations

from django import forms

from luoshi.work.year.dates import Dates


class DatesForm(forms.Form):
    """Which dates the preview shows."""

    dates = forms.TypedChoiceField(
        choices=Dates.choices, coerce=Dates, required=False, empty_value=Dates.KEEP
    )


class PublishForm(DatesForm):
    """The fingerprint of what the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput)
