"""Writing to the journal, in the transaction that makes the change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction

from luoshi.journal.models import Event


class Actor(Protocol):
    """Whoever does it: a person, or someone without an account."""

    @property
    def id(self) -> UUID: ...

    @property
    def name(self) -> str: ...


SYSTEM = None
AT_ONCE = 500


def record(
    *,
    actor: Actor | None,
    verb: str,
    row: models.Model,
    parent: UUID | None = None,
    organisation: UUID | None = None,
    **data: Any,
) -> Event:
    """Write one event about `row`; `data` is what changed, as JSON. `actor` None is the program itself.

    Raises TransactionManagementError outside a transaction: an event without its change would be a lie.
    """
    event = event_of(actor=actor, verb=verb, row=row, parent=parent, organisation=organisation, **data)
    _need_transaction()
    event.save()
    return event


def record_all(events: Iterable[Event]) -> None:
    """Write many at once, as `record` writes one."""
    _need_transaction()
    Event.objects.bulk_create(events, batch_size=AT_ONCE)


def _need_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an event belongs into the transaction of its change")


def event_of(
    *,
    actor: Actor | None,
    verb: str,
    row: models.Model,
    parent: UUID | None = None,
    organisation: UUID | None = None,
    **data: Any,
) -> Event:
    """The event that `record` would write, not yet written."""
    return Event(
        organisation=organisation or row.organisation_id,  # type: ignore[attr-defined]
        actor=actor.id if actor else None,
        actor_name=actor.name if actor else "",
        verb=verb,
        kind=row._meta.label_lower,
        object=row.pk,
        object_name=str(row)[:400],
        parent=parent,
        data=data,
    )


def changes(row: models.Model, **new: Any) -> dict[str, Any]:
    """What differs from the row as it stands: field → [from, to], as readable JSON values."""
    return {
        field: [_plain(getattr(row, field)), _plain(value)]
        for field, value in new.items()
        if getattr(row, field) != value
    }


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, float, bool, list)) or value is None:
        return value
    return str(value)
