"""How one is told oneself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.notices.languages import LANGUAGES
from luoshi.notices.models import Way


class PreferenceForm(forms.Form):
    """Way and language."""

    way = forms.ChoiceField(label=_("How I am told"), choices=Way.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES, widget=forms.RadioSelect)
