"""Forms about when people are reminded."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.notices.models import Thresholds
from luoshi.organisation.forms.fields import DayField

MOST_AHEAD, FURTHEST = 6, 180


class DaysAheadField(forms.CharField):
    """Numbers of days in one line, cleaned to a list, the largest first."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        words = re.findall(r"[^\s,，、;；]+", super().clean(value))
        if not all(word.isdecimal() and 1 <= int(word) <= FURTHEST for word in words):
            raise ValidationError(_("Write whole days from 1 to 180, with commas: 30, 7, 1."))
        found = sorted({int(word) for word in words}, reverse=True)
        if len(found) > MOST_AHEAD:
            raise ValidationError(_("Six announcements of one date are the most."))
        return found


class ThresholdsForm(forms.Form):
    """When the organisation reminds."""

    ahead = DaysAheadField(
        label=_("Announce a date this many days ahead"),
        required=False,
        help_text=_("What comes round more often is announced nearer: a weekly duty only on the day before."),
    )
    late_every = forms.IntegerField(
        label=_("Tell what is late again every … working days"), min_value=1, max_value=30
    )
    grace = forms.IntegerField(
        label=_("The superior sees it … working days after the date"), min_value=0, max_value=60
    )
    step = forms.IntegerField(
        label=_("One level further up after … more working days"), min_value=1, max_value=60
    )
    digest_at = forms.TimeField(
        label=_("Time of the digest"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=_("On working days. A change counts from the next digest on."),
    )

    def __init__(self, *args: Any, changed: Thresholds, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(changed, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class QuietDaysForm(forms.Form):
    """Days without digests."""

    first = DayField(label=pgettext_lazy("of days", "From"))
    last = DayField(label=pgettext_lazy("of days", "To"), required=False, help_text=_("Empty: this one day."))
    reason = forms.CharField(
        label=_("Reason"), max_length=120, required=False, help_text=_("For example: the reading festival.")
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        first = found.get("first")
        if first and "last" in found:
            found["last"] = found["last"] or first
            if found["last"] < first:
                self.add_error("last", _("The last day lies before the first."))
        return found
