"""What people write in an order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.refusals import Refused
from luoshi.organisation.forms.fields import UnitsField
from luoshi.work.due import DueField
from luoshi.work.forms.answers import words_field


class OrderForm(forms.Form):
    """What is to be done, by when and by whom, with a file to be read where there is one."""

    title = forms.CharField(label=_("What is asked for"), max_length=200)
    text = words_field(_("In detail"), required=False, most=4000)
    file = forms.FileField(label=_("File to be read"), required=False)
    due_on = DueField(label=_("By when"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {"required": _("Choose at least one unit.")}
        self.fields["units"] = UnitsField(label=_("Who is asked"), error_messages=missing)

    def clean_file(self) -> File[bytes] | None:
        """Nothing that is a program or not what its name says."""
        file: File[bytes] | None = self.cleaned_data["file"]
        try:
            if file:
                kind_of_file(file)
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return file
