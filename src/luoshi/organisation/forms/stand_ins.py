"""Who stands in, and from when to when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Person


class StandInForm(forms.Form):
    """Anyone else of the organisation whose account is open."""

    stand_in = SafeModelChoiceField(label=_("Who stands in"), queryset=Person.objects.none())
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)
    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args: Any, absent: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Person.objects.filter(is_active=True).exclude(pk=absent.pk)
        self.fields["stand_in"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days run forward and are not over."""
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        elif last and last < timezone.localdate():
            self.add_error("ends_on", _("These days have passed. Choose today or later."))
        return data
