"""Lines that are made from elsewhere: what a meeting decided or a check found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from luoshi.ledgers.actions.entries import KIND, place_entry
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.queries.entries import definitions
from luoshi.organisation.models import Person
from luoshi.work.creating import Maker, Wanted
from luoshi.work.records import Record


def _registers() -> Iterator[tuple[str, Any]]:
    return ((code, definition.name) for code, definition in definitions().items())


def _make(code: str, person: Person, wanted: Wanted) -> Record:
    definition = definitions()[code]
    facts = {
        "title": wanted.title[:200],
        "unit": wanted.unit,
        "level": definition.major if wanted.is_major else "",
        "found_on": timezone.localdate(),
        "due_on": wanted.due_on,
        "source": wanted.origin.title[:120],
    }
    entry = place_entry(
        person=person, definition=definition, facts=facts, data=_told(definition, wanted.text)
    )
    return Record(
        KIND, entry.pk, f"{definition.name.zh}第{entry.number}号", entry.found_on, entry.get_absolute_url()
    )


def _told(definition: Definition, text: str) -> dict[str, str]:
    """The words stand in the first long field; whoever changes the line fills in what else it needs."""
    first = next((field.key for field in definition.fields if field.kind == "long"), None)
    return {first: text} if first else {}


MAKER = Maker(KIND, _registers, _make)
