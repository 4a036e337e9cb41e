"""Forms about the working calendar and the words for dates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.date_words import ENDS, RULES
from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.holidays import NAMES
from luoshi.schedule import DateWord, DateWords, NoticeError, WordError, overrides_from_notice
from luoshi.schedule.errors import NoticeDayError, NoticeOfAnotherYearError

WORKS = ((1, _("a working day")), (0, _("a day off")))
YEARS = (2000, 2100)


class DayForm(forms.Form):
    """One day that differs from the national calendar."""

    day = DayField(label=_("Day"))
    works = forms.TypedChoiceField(
        label=_("Here it is"), choices=WORKS, coerce=lambda value: value == "1", widget=forms.RadioSelect
    )
    # Chosen by number: the names by which the calendar knows them are Chinese in every language.
    holiday = forms.TypedChoiceField(
        label=_("Belongs to the holiday"),
        required=False,
        choices=[("", _("none")), *enumerate(NAMES.values())],
        coerce=lambda number: tuple(NAMES)[int(number)],
        help_text=_("“Before Spring Festival” is counted from its first day off."),
    )
    note = forms.CharField(
        label=_("Reason"),
        max_length=120,
        required=False,
        help_text=_("For example: closed for stock-taking."),
    )


class NoticeForm(forms.Form):
    """The holiday notice of a year, pasted whole."""

    year = forms.IntegerField(label=_("Year"), min_value=YEARS[0], max_value=YEARS[1])
    text = forms.CharField(
        label=_("Text of the notice"),
        widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "Open the yearly notice of the State Council's office, copy all of it and paste it here."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "text" in cleaned and "year" in cleaned:
            try:
                self.days = overrides_from_notice(cleaned["text"], cleaned["year"])
            except NoticeError as error:
                self.add_error("text", _said(error))
        return cleaned


def _said(error: NoticeError) -> str:
    """The library speaks Chinese; in English the kind of fault is told."""
    if (get_language() or "").startswith("zh"):
        return str(error)
    if isinstance(error, NoticeOfAnotherYearError):
        return str(_("This notice is not for that year: compare the year and the weekdays in the text."))
    if isinstance(error, NoticeDayError):
        return str(
            _("A date in the text does not exist, or the days do not add up. Compare it with the notice.")
        )
    return str(_("No holidays were found in the text. Paste the whole notice, with its numbered lines."))


class WordForm(forms.Form):
    """What a word for a time means: a rule and, by the rule, its value."""

    phrase = forms.CharField(label=_("Word"), max_length=40)
    rule = forms.ChoiceField(label=_("Means"), choices=list(RULES.items()))
    value = forms.CharField(
        label=_("Value"),
        max_length=40,
        required=False,
        help_text=_(
            "A day of the year as 06-30, a day of the month as 10, a holiday by its name, or a period."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            if cleaned["rule"] == "undated":
                cleaned["value"] = ""
            try:
                DateWords([DateWord(cleaned["phrase"], cleaned["rule"], cleaned["value"])])
            except WordError as error:
                raise ValidationError({"value": _wanted(cleaned["rule"])}) from error
        return cleaned


def _wanted(rule: str) -> str:
    match rule:
        case "before-holiday":
            return str(_("Write one of: %(names)s.")) % {"names": "、".join(NAMES)}
        case "end-of":
            return str(_("Write one of: %(names)s.")) % {"names": ", ".join(ENDS)}
        case "day":
            return str(_("Write a number from 1 to 31."))
        case _:
            return str(_("Write month and day as 06-30."))
