"""For whom a link is, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Unit
from luoshi.work.actions.pass_links import LONGEST


class PassLinkForm(forms.Form):
    """A unit, and the last day."""

    unit = SafeModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    ends_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(closed_on=None)  # type: ignore[attr-defined]

    def clean_ends_on(self) -> date:
        """From today on, for a year at most."""
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("The date has passed. Choose today or a later day."))
        if day > timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("A link holds for a year at most."))
        return day


class MailForm(forms.Form):
    """Where the letter goes."""

    address = forms.EmailField(label=_("E-mail address"))
