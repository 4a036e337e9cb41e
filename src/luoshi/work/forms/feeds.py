"""Whose calendar is opened."""

from __future__ import annotations

from typing import Any

from django import forms
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.models import Unit


class OpenFeedForm(forms.Form):
    """Whose calendar: a unit's, or one's own where none is named."""

    unit = SafeModelChoiceField(required=False, queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]
