"""What a unit says when it asks another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.fields import UnitField
from luoshi.work.due import DueField
from luoshi.work.forms.answers import words_field
from luoshi.work.models import Answer


class AskUnitForm(forms.Form):
    """Which unit, what it is to do, and by when."""

    word = words_field(_("What is needed"))
    due_on = DueField(label=_("By when"))

    field_order = ("unit", "word", "due_on")

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_part = frozenset(answer.task.answers.order_by().values_list("unit", flat=True))
        self.fields["unit"] = UnitField(label=_("Unit"), but=has_part)
        self.order_fields(self.field_order)
