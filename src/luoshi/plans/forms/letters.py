"""What the office writes in letters of responsibility, and the signed ones that it files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WordingForm(forms.Form):
    """The paragraphs before the list; they are issued in Chinese."""

    text = forms.CharField(
        label=_("Words before the list"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10, "lang": "zh-Hans"}),
    )


class ScanForm(forms.Form):
    """The letter as it was signed on paper."""

    file = forms.FileField(label=_("Signed letter, as PDF or picture"))
