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
# Fields that hold a row: the journal keeps its name to be read and its key to be put back.
RELATED = {"unit": Unit}


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
        keys = {name: [_key(getattr(commitment, name)), _key(new[name])] for name in told if name in RELATED}
        _write(commitment, seen, new)
        if supports is not None:
            before, after = _set_supports(commitment, list(supports))
            if before != after:
                told[SUPPORTS] = [[unit.name for unit in before], [unit.name for unit in after]]
                keys[SUPPORTS] = [[_key(unit) for unit in before], [_key(unit) for unit in after]]
        _tell_if_unscheduled(commitment, person, told)
        record(
            actor=person,
            verb=verb,
            row=commitment,
            parent=commitment.plan_id,
            **told,
            keys=keys,
            changed=list(told),
            step=str(batch),
            version=commitment.version,
        )
    return batch


def _key(row: Any) -> str | None:
    return str(row.pk) if row else None


def _write(commitment: Commitment, seen: int, new: dict[str, Any]) -> None:
    written = Commitment.objects.filter(pk=commitment.pk, version=seen).update(version=F("version") + 1, **new)
    if written != 1:
        raise Conflict("changed-meanwhile", _("Someone else has changed this meanwhile. Here it is as it stands now."))
    for field, value in new.items():
        setattr(commitment, field, value)
    commitment.version = seen + 1


def _set_supports(commitment: Commitment, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Returns the units before and after, each in the order of the organisation."""
    before = [row.unit for row in Support.objects.filter(commitment=commitment).select_related("unit")]
    after = sorted(set(units), key=lambda unit: (unit.position, unit.name))
    Support.objects.filter(commitment=commitment).exclude(unit__in=after).delete()
    Support.objects.bulk_create(
        Support(organisation_id=commitment.organisation_id, commitment=commitment, unit=unit)
        for unit in after
        if unit not in before
    )
    return before, after


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
        keys = event.data["keys"]
        before = {name: keys.get(name, event.data[name])[0] for name in event.data["changed"]}
        helpers = before.pop(SUPPORTS, None)
        supports = None if helpers is None else list(Unit.objects.filter(pk__in=helpers))
        old = {name: _value(name, plain) for name, plain in before.items()}
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
    """What a field held, from the words in which the journal keeps it."""
    if name in RELATED:
        return RELATED[name].objects.get(pk=plain) if plain else None
    return Commitment._meta.get_field(name).to_python(plain)
