"""What is asked of people lies ahead: the field in which a date is asked for, and the refusal of a past one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused
from luoshi.organisation.forms.fields import DayField

PASSED = _("The date has passed. Choose today or a later day.")


class DueField(DayField):
    """Today or later."""

    def validate(self, value: Any) -> None:
        """A day that has passed stands as a fault beside the field."""
        super().validate(value)
        if value and _is_past(value):
            raise forms.ValidationError(PASSED)


def refuse_past(day: date) -> None:
    """Raise Refused (due-before-today)."""
    if _is_past(day):
        raise Refused("due-before-today", PASSED)


def _is_past(day: date) -> bool:
    return day < timezone.localdate()
