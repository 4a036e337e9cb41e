"""A line of a ledger as other programs send it, checked by the form of its ledger."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.api.formed import need_valid
from luoshi.api.outlines.asked import EntryChangeIn, EntryIn
from luoshi.api.problems import Unusable
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.forms import EntryForm
from luoshi.ledgers.models import Entry
from luoshi.organisation.models import Person


def entry_form(
    person: Person, definition: Definition, told: EntryIn | EntryChangeIn, entry: Entry | None = None
) -> EntryForm:
    """Valid; what a change leaves out is as `entry` has it. Raises Unusable (422) with every fault and its place."""
    _refuse_unknown(definition, told)
    said = told.dict(exclude_unset=entry is not None, exclude={"values", "task"})
    blank = EntryForm(definition=definition, person=person, entry=entry)
    values = {**blank.initial, **said} | {f"x-{key}": value for key, value in told.values.items()}
    form = EntryForm(_sent(values), definition=definition, person=person, entry=entry)
    need_valid(form, "entry")
    return form


def _refuse_unknown(definition: Definition, told: EntryIn | EntryChangeIn) -> None:
    known = {one.key for one in definition.fields}
    faults = [
        {"at": ["body", "entry", "values", key], "message": str(_("The ledger has no such field."))}
        for key in told.values
        if key not in known
    ]
    if told.level and told.level not in definition.levels:
        words = str(_("The ledger has no such level."))
        faults.append({"at": ["body", "entry", "level"], "message": words})
    if faults:
        raise Unusable(422, "invalid", errors=faults)


def _sent(values: dict[str, Any]) -> dict[str, str]:
    """As a browser would send it: what is empty is not there."""
    return {name: str(value) for name, value in values.items() if value is not None and value is not False}
