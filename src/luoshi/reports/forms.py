"""What people write in reports, and the template that an office brings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models import Meeting
from luoshi.reports.models import DutyReport, Filing, Mark, ReportKind
from luoshi.work.forms.answers import words_field
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


class DutyReportForm(forms.Form):
    """The sentences of a report on duties, each under its place, and the unit's own words."""

    own = forms.CharField(
        label=_("In the unit's own words"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "paper-input"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: DutyReport, **kwargs: Any) -> None:
        kwargs["initial"] = {"own": report.own, "version": report.version}
        super().__init__(*args, **kwargs)
        for index, line in enumerate(report.lines):
            self.fields[f"line-{index}"] = forms.CharField(
                required=False,
                max_length=1000,
                initial=line["text"],
                widget=forms.Textarea(attrs={"rows": 2, "class": "paper-input", "lang": "zh-Hans"}),
            )

    @property
    def texts(self) -> dict[int, str]:
        """What each sentence is to say, by its place."""
        said = self.cleaned_data
        return {int(name[5:]): text for name, text in said.items() if name.startswith("line-")}


class PresentForm(forms.Form):
    """At which meeting a report was presented."""

    meeting = forms.TypedChoiceField(label=_("Meeting"))

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {str(one.pk): one for one in meetings}
        field: Any = self.fields["meeting"]
        field.choices = [(key, f"{one.day:%Y-%m-%d} {one.title}") for key, one in found.items()]
        field.coerce = found.__getitem__


class MarkForm(forms.Form):
    """What one thinks of the unit's report, and why."""

    mark = forms.ChoiceField(label=_("Mark of the report"), choices=Mark.choices, widget=forms.RadioSelect)
    reason = words_field(_("Reason"))


class DutyYearForm(forms.Form):
    """The year whose reports on duties are shown."""

    year = shown_year_field()
