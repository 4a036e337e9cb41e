"""What people write in a chaser and in reply to one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelMultipleChoiceField

from luoshi.work.due import DueField
from luoshi.work.models import Answer


class MatterForm(forms.Form):
    """What is asked, and by when a reply is due."""

    text = forms.CharField(
        label=_("What is asked"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    reply_by = DueField(label=_("Reply due"))


class ChaserForm(MatterForm):
    """With what is chased."""

    answers = SafeModelMultipleChoiceField(queryset=Answer.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answers"].queryset = Answer.objects.all()  # type: ignore[attr-defined]
        self.fields["answers"].error_messages["required"] = _("Choose at least one late task.")


class ReplyForm(forms.Form):
    """What the unit has done and will do."""

    text = forms.CharField(label=_("Reply"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
