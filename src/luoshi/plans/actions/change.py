"""The one way in which a commitment is changed, and how a step is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment, CommitmentState, Support
from luoshi.plans.signals import unscheduled

SUPPORTS = "supports"


def change(
    *,
    commitment: Commitment,
    person: Person,
    verb: str,
    version: int | None = None,
    batch: UUID | None = None,
    supports: Iterable[Unit] | None = None,
    **new: Any,
) -> UUID:
    """Write `new` to the commitment and one event to the journal; returns the step's id, for undo.

    `version` is the one that the person saw (the row's own where omitted). Raises Conflict where someone else
    changed the commitment since.
    """
    batch = batch or new_key()
    seen = commitment.version if version is None else version
    with transaction.atomic():
        told = changes(commitment, **new)
        _write(commitment, seen, new)
        if supports is not None:
            told |= _set_supports(commitment, list(supports))
        _tell_if_unscheduled(commitment, person, told)
        record(
            actor=person,
            verb=verb,
            row=commitment,
            parent=commitment.plan_id,
            changes=told,
            step=str(batch),
            version=commitment.version,
        )
    return batch


def _write(commitment: Commitment, seen: int, new: dict[str, Any]) -> None:
    written = Commitment.objects.filter(pk=commitment.pk, version=seen).update(version=F("version") + 1, **new)
    if written != 1:
        raise Conflict("changed-meanwhile", _("Someone else has changed this meanwhile. Here it is as it stands now."))
    for field, value in new.items():
        setattr(commitment, field, value)
    commitment.version = seen + 1


def _set_supports(commitment: Commitment, units: list[Unit]) -> dict[str, Any]:
    before = list(Support.objects.filter(commitment=commitment).select_related("unit"))
    old, wanted = {row.unit_id: row for row in before}, {unit.pk: unit for unit in units}
    if old.keys() == wanted.keys():
        return {}
    Support.objects.filter(commitment=commitment).exclude(unit__in=wanted).delete()
    Support.objects.bulk_create(
        Support(organisation_id=commitment.organisation_id, commitment=commitment, unit=unit)
        for key, unit in wanted.items()
        if key not in old
    )
    return {SUPPORTS: [[str(key) for key in old], [str(key) for key in wanted]]}


def _tell_if_unscheduled(commitment: Commitment, person: Person, told: dict[str, list[Any]]) -> None:
    before, after = told.get("state", (None, None))
    if before in Commitment.SCHEDULED and after not in Commitment.SCHEDULED:
        unscheduled.send(Commitment, commitment=commitment, person=person)


def need_reason(reason: str) -> None:
    """Raise Refused where a step that others will ask about comes without its reason."""
    if not reason.strip():
        raise Refused("reason-missing", _("Give a reason, so that others can follow it later."))


def undo(*, person: Person, step: UUID) -> list[Commitment]:
    """Take back everything that one step of this person did. Raises Conflict where it was changed since."""
    with transaction.atomic():
        events = list(Event.objects.filter(actor=person.pk, data__step=str(step)).order_by("-id"))
        if not events:
            raise Refused("nothing-to-undo", _("There is nothing to undo."))
        rows = Commitment.objects.in_bulk([event.object for event in events])
        batch = new_key()
        for event in events:
            if event.object in rows:
                _revert(rows[event.object], event, person, batch)
    return list(rows.values())


def _revert(commitment: Commitment, event: Event, person: Person, batch: UUID) -> None:
    if event.data.get("made"):
        old: dict[str, Any] = {"state": CommitmentState.WITHDRAWN}
        supports = None
    else:
        told = dict(event.data["changes"])
        kept = told.pop(SUPPORTS, None)
        supports = list(Unit.objects.filter(pk__in=kept[0])) if kept else None
        old = {name: _value(name, pair[0]) for name, pair in told.items()}
    change(
        commitment=commitment,
        person=person,
        verb="commitment-undone",
        version=event.data["version"],
        batch=batch,
        supports=supports,
        **old,
    )


def _value(name: str, plain: Any) -> Any:
    field = Commitment._meta.get_field(name)
    attribute = getattr(field, "target_field", field)
    return attribute.to_python(plain)
