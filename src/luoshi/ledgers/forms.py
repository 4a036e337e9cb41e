"""Forms made from a ledger's type, and what a list of its lines is filtered by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.ledgers.definition import Definition, Field
from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries.entries import AGES
from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Person, Unit
from luoshi.organisation.rules import is_office
from luoshi.work.forms.answers import words_field
from luoshi.work.forms.fields import ALL

MONTH = r"^[12]\d{3}-(0[1-9]|1[0-2])$"
COMMON = ("title", "unit", "person", "level", "found_on", "due_on", "source")


def _choice(field: Field) -> forms.Field:
    choices = [("", "—"), *((code, str(label)) for code, label in field.choices.items())]
    return forms.ChoiceField(label=str(field.label), required=field.required, choices=choices)


def _yes_no(field: Field) -> forms.Field:
    return forms.BooleanField(label=str(field.label), required=False)


def _number(field: Field) -> forms.Field:
    places = 2 if field.kind == "money" else 4
    return forms.DecimalField(
        label=str(field.label), required=field.required, max_digits=16, decimal_places=places
    )


MAKERS: dict[str, Callable[[Field], forms.Field]] = {
    "text": lambda one: forms.CharField(label=str(one.label), required=one.required, max_length=300),
    "long": lambda one: words_field(str(one.label), required=one.required, most=4000),
    "number": _number,
    "money": _number,
    "date": lambda one: DayField(label=str(one.label), required=one.required),
    "choice": _choice,
    "yes-no": _yes_no,
    "link": lambda one: forms.URLField(
        label=str(one.label), required=one.required, max_length=300, assume_scheme="https"
    ),
}


class EntryForm(forms.Form):
    """What all ledgers have, then the ledger's own fields (prefixed `x-`)."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    unit = SafeModelChoiceField(label=_("Lead unit"), queryset=Unit.objects.none())
    person = SafeModelChoiceField(label=_("Person in charge"), required=False, queryset=Person.objects.none())
    level = forms.ChoiceField(label=_("Level"), required=False)
    found_on = DayField(label=_("Found or begun on"), initial=timezone.localdate)
    due_on = DayField(label=_("To be done by"), required=False)
    source = forms.CharField(label=_("Source"), required=False, max_length=120)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, definition: Definition, person: Person, entry: Entry | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _initial(entry, definition) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.definition = definition
        fields: Any = self.fields
        units = Unit.objects.filter(closed_on=None)
        if not is_office(person, None):
            units = units.filter(pk__in=person.working_unit_ids)
        fields["unit"].queryset = units
        fields["person"].queryset = Person.objects.filter(is_active=True)
        if definition.levels:
            levels = ((code, str(label)) for code, label in definition.levels.items())
            fields["level"].choices = [("", "—"), *levels]
        else:
            del self.fields["level"]
        for one in definition.fields:
            self.fields[f"x-{one.key}"] = MAKERS[one.kind](one)

    def clean(self) -> dict[str, Any]:
        """What is to be done by a day is not done before it was found."""
        said: dict[str, Any] = super().clean() or {}
        found, due = said.get("found_on"), said.get("due_on")
        if found and due and due < found:
            self.add_error("due_on", _("This day lies before the one on which it was found."))
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """Of the common fields."""
        return {name: self.cleaned_data[name] for name in COMMON if name in self.cleaned_data}

    @property
    def values(self) -> dict[str, Any]:
        """Of the ledger's own fields, as JSON holds them."""
        return {one.key: as_json(self.cleaned_data.get(f"x-{one.key}")) for one in self.definition.fields}


def as_json(value: Any) -> Any:
    """Numbers as text, so that none is rounded; days as ISO has them."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return value.isoformat() if hasattr(value, "isoformat") else value


def _initial(entry: Entry | None, definition: Definition) -> dict[str, Any]:
    if entry is None:
        return {}
    own = {f"x-{one.key}": entry.value(one.key) for one in definition.fields}
    common = {name: getattr(entry, f"{name}_id", None) or getattr(entry, name) for name in ("unit", "person")}
    plainly = {name: getattr(entry, name) for name in ("title", "level", "found_on", "due_on", "source")}
    return {**own, **common, **plainly, "revision": entry.revision}


class EntryFilter(forms.Form):
    """Words, unit, level and state of a ledger's lines."""

    q = forms.CharField(label=_("Words"), required=False, widget=forms.SearchInput)
    which = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=(
            ("", ALL),
            ("open", _("open")),
            ("late", _("late")),
            ("closed", _("closed")),
            ("look-back", _("to be looked at again")),
            ("unrefreshed", _("not refreshed in their period")),
        ),
    )
    unit = SafeModelChoiceField(
        label=_("Unit"), required=False, queryset=Unit.objects.none(), empty_label=ALL
    )
    level = forms.ChoiceField(label=_("Level"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    row = forms.SlugField(required=False, widget=forms.HiddenInput)
    column = forms.SlugField(required=False, widget=forms.HiddenInput)
    opened = forms.RegexField(MONTH, required=False, widget=forms.HiddenInput)
    shut = forms.RegexField(MONTH, required=False, widget=forms.HiddenInput)
    age = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=[(code, code) for code in AGES])
    source = forms.CharField(required=False, widget=forms.HiddenInput, max_length=120)
    field = forms.SlugField(required=False, widget=forms.HiddenInput)
    value = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].queryset = Unit.objects.all()
        states = ((state.code, str(state.label)) for state in definition.states)
        fields["state"].choices = [("", ALL), *states]
        if definition.levels:
            levels = ((code, str(label)) for code, label in definition.levels.items())
            fields["level"].choices = [("", ALL), *levels]
        else:
            del self.fields["level"]


class LineForm(forms.Form):
    """What was done about an entry, when, and what shows it."""

    kind = forms.ChoiceField(label=_("Kind"))
    happened_on = DayField(label=_("Day"), initial=timezone.localdate)
    what = words_field(_("What was done"), most=400)
    link = forms.URLField(label=_("Link"), required=False, max_length=300, assume_scheme="https")
    file = forms.FileField(label=_("File or photo"), required=False)

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].choices = [(kind.code, str(kind.label)) for kind in definition.lines]

    def clean_happened_on(self) -> date:
        """Not before it has come."""
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class StepForm(forms.Form):
    """A word with a step."""

    word = words_field(_("In a few words"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class LookBackForm(forms.Form):
    """Whether what was closed has held."""

    held = forms.ChoiceField(
        label=_("Has it held?"),
        choices=(("yes", _("it has held")), ("no", _("it has come back"))),
        widget=forms.RadioSelect,
    )
    word = words_field(_("What was seen"))


class FileForm(forms.Form):
    """A file or photo."""

    file = forms.FileField(label=_("File or photo"))
