"""What the columns of a sheet mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Intake
from luoshi.ledgers.sheet.columns import OWN, sheet_of


class ColumnsForm(forms.Form):
    """A choice of fields for each heading of an intake, which shows what stands below it."""

    def __init__(self, *args: Any, intake: Intake, definition: Definition) -> None:
        super().__init__(*args)
        self.intake, self.definition = intake, definition
        self.columns = sheet_of(definition).columns
        choices = [("", _("not read")), *((column.key, column.heading) for column in self.columns)]
        for place, (heading, sample) in enumerate(intake.headings):
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=heading,
                help_text=sample,
                required=False,
                choices=choices,
                initial=intake.mapping.get(heading, ""),
            )

    def clean(self) -> dict[str, Any]:
        """No field is read from two columns."""
        said: dict[str, Any] = super().clean() or {}
        first: dict[str, str] = {}
        for name, key in list(said.items()):
            if key and first.setdefault(key, name) != name:
                self.add_error(name, _("Another column is read as this already."))
        return said

    @property
    def cleaned_mapping(self) -> dict[str, str]:
        """The field of each heading."""
        return {heading: self.cleaned_data[f"c{at}"] for at, (heading, _s) in enumerate(self.intake.headings)}

    @property
    def missing(self) -> list[str]:
        """The fields that new lines need and no column is read as."""
        read = set(self.intake.mapping.values())
        needed = {"title", *(OWN + one.key for one in self.definition.fields if one.required)}
        return [column.heading for column in self.columns if column.key in needed - read]
