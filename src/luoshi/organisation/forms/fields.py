"""Fields that several forms share."""

from __future__ import annotations

from typing import Any

from django import forms

from luoshi.organisation.models import Unit
from luoshi.organisation.queries.units import UnitLine, tree


class UnitField(forms.TypedChoiceField):
    """A choice among the open units, drawn as the tree; cleaned to the Unit, or None where none is chosen."""

    def __init__(self, *, nothing: Any = "—", but: frozenset[Any] = frozenset(), **kwargs: Any) -> None:
        lines = [line for line in tree() if line.unit.closed_on is None and line.unit.pk not in but]
        units = {str(line.unit.pk): line.unit for line in lines}
        first = [("", nothing)]
        super().__init__(
            choices=first + [(str(line.unit.pk), _indented(line)) for line in lines],
            coerce=units.__getitem__,
            empty_value=None,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Unit) else value


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _indented(line: UnitLine) -> str:
    return "\u3000" * line.depth + line.unit.name
