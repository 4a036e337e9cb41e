"""What people write in an order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelMultipleChoiceField

from luoshi.organisation.models import Unit
from luoshi.work.due import DueField
from luoshi.work.forms.answers import words_field


class OrderForm(forms.Form):
    """What is to be done, by when and by whom."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    text = words_field(_("In detail"), required=False, most=4000)
    due_on = DueField(label=_("By when"))
    units = SafeModelMultipleChoiceField(
        label=_("Units"), queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = Unit.objects.filter(closed_on=None)  # type: ignore[attr-defined]
        self.fields["units"].error_messages["required"] = _("Choose at least one unit.")
