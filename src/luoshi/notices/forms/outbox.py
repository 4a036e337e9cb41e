"""What is looked for among what was not sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.notices.outbox.problems import WORDS


class OutboxFilter(forms.Form):
    """By reason; lives in the address."""

    why = forms.ChoiceField(
        label=_("Why not"), required=False, choices=(("", _("all reasons")), *WORDS.items())
    )
