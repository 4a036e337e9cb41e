"""What is said when one organisation is put below another."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.fields import DayField


class InvitationForm(forms.Form):
    """For whom a code is, and until when."""

    note = forms.CharField(label=_("For which organisation"), required=False, max_length=80)
    ends_on = DayField(label=_("Until"))

    def clean_ends_on(self) -> date:
        """From today on."""
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("These days have passed. Choose today or later."))
        return day


class CodeForm(forms.Form):
    """The code that the organisation above has given."""

    code = forms.CharField(label=_("Code of the organisation above"), max_length=40)
