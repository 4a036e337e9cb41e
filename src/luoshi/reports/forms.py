"""What people write in reports, and the template that an office brings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.reports.models import Filing, ReportKind
from luoshi.work.forms.fields import shown_month_field, shown_year_field


class TemplateForm(forms.Form):
    """A Word file and the kind of report that it is for."""

    kind = forms.ChoiceField(label=_("For which report"), choices=ReportKind.choices)
    file = forms.FileField(label=_("Word file (docx)"))


class FilingForm(forms.ModelForm[Filing]):
    """The words of a unit's report; `version` is the one that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Filing
        fields = ("title", "did", "lags", "ahead")
        labels = {
            "title": _("Title"),
            "did": _("What was done"),
            "lags": _("What is late, and why"),
            "ahead": _("What comes next"),
        }
        widgets = {
            **dict.fromkeys(
                ("did", "lags", "ahead"), forms.Textarea(attrs={"rows": 8, "class": "paper-input"})
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

    def _post_clean(self) -> None:
        """The instance stays as it is: an action writes the change."""


class MonthForm(forms.Form):
    """A month of a year."""

    year = shown_year_field()
    month = shown_month_field()
