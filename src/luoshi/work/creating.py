"""How a record of a room above is made from elsewhere: a decision or a finding becomes a line of a ledger.

The room that keeps the records registers a `Maker`; whoever decides or finds asks `choices` what there is and calls
`create`. Neither knows the other: both know the `Outcome`, which the maker's room keeps up with `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person, Unit
from luoshi.work.models import Outcome
from luoshi.work.records import Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a record should hold, and where it comes from; `is_major` where it is among the gravest of its register."""

    unit: Unit
    title: str
    text: str
    due_on: date
    origin: Record
    is_major: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the records of `kind`, which a room keeps in several registers.

    `registers` gives their codes and names in the organisation's scope. `make` asks no permission of its own: whoever
    calls has asked theirs, as for an order that a decision becomes.
    """

    kind: str
    registers: Callable[[], Iterable[tuple[str, Any]]]
    make: Callable[[str, Person, Wanted], Record]


_makers: dict[str, Maker] = {}


def register(maker: Maker) -> None:
    """Called once by a room when it is ready."""
    _makers[maker.kind] = maker


def choices() -> list[tuple[str, Any]]:
    """Codes such as `entry.risks` with their names, for a form; as many queries as rooms have."""
    return [
        (f"{maker.kind}.{code}", label) for maker in _makers.values() for code, label in maker.registers()
    ]


def create(*, code: str, person: Person, wanted: Wanted) -> Outcome:
    """A record of the register `code`, with the way back to where it comes from.

    The caller has asked the permission and writes its own event. Refused: no-register.
    """
    kind, _dot, name = code.partition(".")
    maker = _makers.get(kind)
    if maker is None or name not in dict(maker.registers()):
        raise Refused("no-register", _("There is no such ledger (any more). Choose another one."))
    with transaction.atomic():
        made = maker.make(name, person, wanted)
        return Outcome.objects.create(
            organisation_id=person.organisation_id,
            origin=wanted.origin.title[:200],
            origin_url=wanted.origin.url,
            kind=made.kind,
            record=made.key,
            title=made.title[:200],
            url=made.url,
        )


def settle(kind: str, record: UUID, *, is_done: bool) -> None:
    """The record has been closed or opened again; in the transaction of that step. One query."""
    Outcome.objects.filter(kind=kind, record=record).update(is_done=is_done)


def outcome_of(kind: str, record: UUID) -> Outcome | None:
    """Where the record came from, None where it was entered by itself; one query."""
    return Outcome.objects.filter(kind=kind, record=record).first()
