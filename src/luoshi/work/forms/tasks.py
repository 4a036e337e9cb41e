"""What people say about a task."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.fields import DayField


class AgreeDateForm(forms.Form):
    """Another date than the rule's, agreed with whoever does the work."""

    due_on = DayField(label=_("Agreed date"))
    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
