"""What is said when a check is planned, when something is looked at, and when the check is closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.fields import DayField, UnitsField
from luoshi.plans.asks import Ask
from luoshi.work.due import DueField
from luoshi.work.forms.answers import words_field
from luoshi.work.forms.fields import ALL
from luoshi.work.models import CheckKind, ItemResult
from luoshi.work.queries.checks import Scope

KINDS = (("", ALL), *((ask.value, ask.label) for ask in Ask if ask != Ask.NONE))


class CheckForm(forms.Form):
    """What is looked at, how much of it, and when."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of check"),
        choices=CheckKind.choices,
        widget=forms.RadioSelect,
        initial=CheckKind.RANDOM,
    )
    accepted_from = DayField(label=_("Work accepted from"))
    accepted_to = DayField(label=_("to"))
    ask = forms.ChoiceField(label=_("Kind of work"), choices=KINDS, required=False)
    words = forms.CharField(
        label=_("Subject"), required=False, max_length=80, help_text=_("Words in the title of the task.")
    )
    count = forms.IntegerField(
        label=_("How many are drawn"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_(
            "All of them where nothing is said. Of two units that check each other, so many of each."
        ),
    )
    starts_on = DayField(label=_("Carried out from"), initial=timezone.localdate)
    ends_on = DueField(label=_("Carried out until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"] = UnitsField(
            label=_("Units"), required=False, help_text=_("All units where none is chosen.")
        )

    def clean(self) -> dict[str, Any]:
        """What each kind of check needs stands beside the field that lacks it."""
        said: dict[str, Any] = super().clean() or {}
        kind = said.get("kind")
        if kind == CheckKind.RANDOM and not said.get("count") and "count" not in self.errors:
            self.add_error("count", _("Say how many are to be drawn."))
        if kind == CheckKind.SPECIAL and not said.get("words"):
            self.add_error("words", _("Say on which subject."))
        if kind == CheckKind.MUTUAL and len(said.get("units") or ()) != 2:
            self.add_error("units", _("Choose the two units that check each other."))
        for first, last in (("accepted_from", "accepted_to"), ("starts_on", "ends_on")):
            begins, ends = said.get(first), said.get(last)
            if begins and ends and ends < begins:
                self.add_error(last, _("This day lies before the first."))
        return said

    @property
    def check(self) -> dict[str, Any]:
        """What `plan_check` is given, but for the person."""
        said = self.cleaned_data
        scope = Scope(
            **{name: said[name] for name in ("accepted_from", "accepted_to", "units", "ask", "words")}
        )
        rest = {name: said[name] for name in ("title", "starts_on", "ends_on", "count")}
        return {**rest, "kind": CheckKind(said["kind"]), "scope": scope}


class LookForm(forms.Form):
    """In order, or what is amiss, how grave, and by when it is put right."""

    result = forms.ChoiceField(
        label=_("What was seen"),
        choices=((ItemResult.IN_ORDER.value, _("in order")), (ItemResult.FINDING.value, _("finding"))),
        widget=forms.RadioSelect,
        initial=ItemResult.IN_ORDER,
    )
    note = words_field(_("In words"), required=False, most=2000)
    is_major = forms.BooleanField(label=_("Grave"), required=False)
    due_on = DueField(label=_("To be put right by"), required=False)

    def clean(self) -> dict[str, Any]:
        """A finding says what and by when."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("result") == ItemResult.FINDING:
            if not (said.get("note") or "").strip():
                self.add_error("note", _("Say what is amiss."))
            if not said.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", _("Say by when it is to be put right."))
        return said


class CloseForm(forms.Form):
    """What the check as a whole has shown."""

    summary = words_field(_("What the check has shown"), required=False, most=4000)
