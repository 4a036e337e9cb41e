"""What a step on a commitment asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from luoshi.plans.models import Plan


class ReasonForm(forms.Form):
    """A step that needs its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class DismissForm(forms.Form):
    """The usual reasons to choose from, or one's own words, which stand over the choice."""

    USUAL = (
        ("explains", _("only explains, nothing is to be done")),
        ("elsewhere", _("said elsewhere already")),
        ("not-ours", _("somebody else's work")),
        ("not-this-year", _("not this year")),
    )
    usual = forms.ChoiceField(label=_("Reason"), choices=USUAL, initial="explains", widget=forms.RadioSelect)
    reason = forms.CharField(label=_("In your own words"), max_length=400, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        usual = dict(self.USUAL).get(data.pop("usual", ""), "")
        data["reason"] = data.get("reason") or str(usual)
        return data


class FlagForm(ReasonForm):
    flag = forms.ChoiceField(
        label=_("What it touches"),
        choices=(
            ("person", _("people: views, background, private life")),
            ("speech", _("speech: what the public or staff say")),
            ("sanction", _("sanctions on individuals")),
        ),
    )
    field_order = ("flag", "reason", "version")


class NarrowForm(ReasonForm):
    title = forms.CharField(label=_("What remains to be done"), max_length=200)
    field_order = ("title", "reason", "version")


class SplitForm(forms.Form):
    titles = forms.CharField(
        label=_("One title a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("At least two lines."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_titles(self) -> list[str]:
        titles: str = self.cleaned_data["titles"]
        lines = [line.strip() for line in titles.splitlines() if line.strip()]
        if len(lines) < 2:
            raise forms.ValidationError(_("Give at least two titles, one a line."))
        return lines


class AddForm(forms.Form):
    """A commitment that the reader did not find."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @staticmethod
    def from_text(plan: Plan, query: QueryDict) -> dict[str, Any]:
        """The initial values for a marked stretch: its words, shortened, are the title."""
        marked = AddForm(query)
        marked.is_valid()
        start, end = (marked.cleaned_data.get(name) for name in ("start", "end"))
        if start is None or end is None:
            return {}
        return {"start": start, "end": end, "title": plan.document.text[start:end].strip("，。；、\n ")[:200]}

    def marked(self, plan: Plan) -> str:
        """The words that were marked, as the dialog shows them."""
        start, end = self["start"].value(), self["end"].value()
        return (
            plan.document.text[int(start) : int(end)]
            if str(start).isdecimal() and str(end).isdecimal()
            else ""
        )
