"""Forms about units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.fields import DayField, UnitField
from luoshi.organisation.models import Unit
from luoshi.organisation.queries.units import holder_of, units_below

MOST_LETTERS = 80


class NameForm(forms.Form):
    """A name that no other unit goes by."""

    name = forms.CharField(label=_("Name"), max_length=MOST_LETTERS)

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        holder = holder_of(name)
        if holder is not None and holder != self.unit:
            raise ValidationError(
                _("“%(name)s” is already a name of %(unit)s. Choose another one."),
                params={"name": name, "unit": holder.name},
            )
        return name


class UnitForm(NameForm):
    """A new unit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitField(
            label=_("Unit above"), nothing=_("none: it stands at the top"), required=False
        )


class AliasForm(NameForm):
    """Another name of a unit."""

    name = forms.CharField(
        label=_("Other name"),
        max_length=MOST_LETTERS,
        help_text=_("As plans write it, for example a short name or a former one."),
    )


class MoveForm(forms.Form):
    """A new place in the tree."""

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        kwargs["initial"] = {"parent": unit.parent_id}
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitField(
            label=_("Unit above"),
            nothing=_("none: it stands at the top"),
            but=frozenset(units_below(unit)),
            required=False,
        )


class CloseForm(forms.Form):
    """The last day of a unit."""

    on = DayField(
        label=_("Last day"),
        help_text=_("From the day after, the unit gets no more work. What it did stays."),
    )
