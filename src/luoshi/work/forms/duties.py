"""What people say of work without a date: that an event happened, and how it stands with what stands all year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from luoshi.organisation.forms.fields import DayField
from luoshi.organisation.models import Person, Unit
from luoshi.organisation.rules import is_office
from luoshi.plans.models import Commitment
from luoshi.plans.shares import fans_out
from luoshi.work.actions.looks import Said
from luoshi.work.models import Look, Standing


class OccurrenceForm(forms.Form):
    """What happened and when, and by when the work that follows is due."""

    note = forms.CharField(label=_("What happened"), max_length=200)
    happened_on = DayField(label=_("On which day"))
    due_on = DayField(label=_("Due"))
    unit = SafeModelChoiceField(label=_("In which unit"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, commitment: Commitment, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(closed_on=None)
        if not fans_out(commitment):
            del self.fields["unit"]
            return
        if not is_office(person, commitment):
            units = units.filter(pk__in=person.working_unit_ids)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class LookForm(forms.Form):
    """For each standing commitment how it stands, with a word."""

    def __init__(
        self, *args: Any, commitments: Iterable[Commitment], looks: Mapping[UUID, Look], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.commitments = list(commitments)
        for row in self.commitments:
            look = looks.get(row.pk)
            self.fields[f"standing-{row.pk}"] = forms.ChoiceField(
                label=row.title,
                choices=Standing.choices,
                widget=forms.RadioSelect,
                initial=look.standing if look else Standing.GOING,
            )
            self.fields[f"note-{row.pk}"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=200,
                initial=look.note if look else "",
                widget=forms.TextInput(attrs={"placeholder": _("Note")}),
            )

    def rows(self) -> Iterator[tuple[Commitment, BoundField, BoundField]]:
        """Each commitment with its two fields."""
        for row in self.commitments:
            yield row, self[f"standing-{row.pk}"], self[f"note-{row.pk}"]

    @property
    def said(self) -> dict[Commitment, Said]:
        """What was chosen for each."""
        given = self.cleaned_data
        return {
            row: Said(Standing(given[f"standing-{row.pk}"]), given[f"note-{row.pk}"])
            for row in self.commitments
        }
