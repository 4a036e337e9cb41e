"""What people say about a piece of evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.forms.fields import DayField
from luoshi.work.models import Evidence


class Counted(forms.Form):
    """How much it counts towards the target."""

    quantity = forms.DecimalField(
        label=_("Counts as"), min_value=Decimal(0), max_digits=14, decimal_places=2, initial=1, required=False
    )

    def clean_quantity(self) -> Decimal:
        """One where nothing is said."""
        said: Decimal | None = self.cleaned_data["quantity"]
        return Decimal(1) if said is None else said


class DatedForm(Counted):
    """The day of what it shows: today or before."""

    happened_on = DayField(label=_("Day"), initial=timezone.localdate)

    def clean_happened_on(self) -> Any:
        """Nothing that has not happened yet."""
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class LinkForm(DatedForm):
    """A page where it can be seen."""

    url = forms.URLField(label=_("Address"), max_length=1000, assume_scheme="https")
    title = forms.CharField(label=_("What it is"), max_length=200, required=False)

    field_order = ("url", "title", "happened_on", "quantity")


class NoteForm(DatedForm):
    """A line that says what was done."""

    note = forms.CharField(
        label=_("What was done"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ("note", "happened_on", "quantity")


class UseForm(Counted):
    """A piece that is here already."""

    evidence = SafeModelChoiceField(queryset=Evidence.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = Evidence.objects.all()  # type: ignore[attr-defined]


class PieceForm(DatedForm):
    """The day and the count of a piece, as long as it is not handed in."""
