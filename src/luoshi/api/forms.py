"""What people write to make a token or to add a webhook."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.api.scopes import Scope
from luoshi.notices.outbox.addresses import is_address
from luoshi.work.due import DueField

USUAL, LONGEST = timedelta(days=90), timedelta(days=366)


class TokenForm(forms.Form):
    """What it is for, what it may do, and until when."""

    name = forms.CharField(label=_("What it is for"), max_length=60)
    scopes = forms.MultipleChoiceField(
        label=_("What it may be used for"),
        choices=Scope.choices,
        initial=[Scope.READ],
        widget=forms.CheckboxSelectMultiple,
    )
    ends_on = DueField(label=_("Last day"))

    def clean_ends_on(self) -> object:
        """A year at most: what is forgotten ends by itself."""
        day = self.cleaned_data["ends_on"]
        if day > timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("At most a year from today."))
        return day


class HookForm(forms.Form):
    """Where to tell it, and of what."""

    name = forms.CharField(label=_("Name"), max_length=60)
    address = forms.CharField(label=_("Address"), max_length=500)
    verbs = forms.RegexField(
        label=_("Only these events"),
        regex=r"^[a-z-]+(\s*,\s*[a-z-]+)*$",
        required=False,
        help_text=_("Their names with commas between, such as answer-accepted. Empty: all."),
    )

    def clean_address(self) -> str:
        """An http address without a name and password in it."""
        address: str = self.cleaned_data["address"]
        if not is_address(address):
            raise forms.ValidationError(_("Enter an address that begins with https:// or http://."))
        return address

    def clean_verbs(self) -> list[str]:
        """As a list."""
        return [verb.strip() for verb in self.cleaned_data["verbs"].split(",") if verb.strip()]
