"""What is looked at, and what of it is accepted at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelMultipleChoiceField

from luoshi.organisation.models import Unit
from luoshi.work.forms.fields import NamedChoiceField
from luoshi.work.models import Answer


class ReviewFilter(forms.Form):
    """Whose work is looked at."""

    unit = NamedChoiceField(label=_("Unit"), required=False, queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]


class AcceptSeveralForm(forms.Form):
    """What was chosen from the list."""

    answers = SafeModelMultipleChoiceField(queryset=Answer.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Answer.objects.select_related("task__commitment", "unit")
        self.fields["answers"].queryset = rows  # type: ignore[attr-defined]
