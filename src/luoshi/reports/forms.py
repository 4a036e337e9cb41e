"""Which report is asked for, and the template that an office brings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.reports.models import ReportKind


class TemplateForm(forms.Form):
    """A Word file and the kind of report that it is for."""

    kind = forms.ChoiceField(label=_("For which report"), choices=ReportKind.choices)
    file = forms.FileField(label=_("Word file (docx)"))
