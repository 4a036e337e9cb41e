"""Fields that several forms share."""

from __future__ import annotations

from typing import Any

from django import forms

from luoshi.organisation.models import Unit
from luoshi.organisation.queries.units import UnitLine, tree


class UnitField(forms.TypedChoiceField):
    """A choice among the open units, drawn as the tree; cleaned to the Unit, or None where none is chosen."""

    def __init__(self, *, nothing: Any = "—", but: frozenset[Any] = frozenset(), **kwargs: Any) -> None:
        choices, units = _open_units(but)
        super().__init__(
            choices=[("", nothing), *choices], coerce=units.__getitem__, empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Unit) else value


class UnitsField(forms.TypedMultipleChoiceField):
    """Several of the open units, each with a box, drawn as the tree; cleaned to a list of Units."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        choices, units = _open_units()
        super().__init__(choices=choices, coerce=units.__getitem__, **kwargs)
        self._in_order = list(units.values())

    def clean(self, value: Any) -> list[Unit]:
        """In the order of the tree, however they were sent."""
        chosen = super().clean(value)
        return [unit for unit in self._in_order if unit in chosen]


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _open_units(but: frozenset[Any] = frozenset()) -> tuple[list[tuple[str, str]], dict[str, Unit]]:
    """The choices, and the unit of each key."""
    lines = [line for line in tree() if line.unit.closed_on is None and line.unit.pk not in but]
    choices = [(str(line.unit.pk), _indented(line)) for line in lines]
    return choices, {str(line.unit.pk): line.unit for line in lines}


def _indented(line: UnitLine) -> str:
    return "\u3000" * line.depth + line.unit.name
