"""The one way in which a commitment is changed."""

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
from luoshi.plans.models import Commitment, Support
from luoshi.plans.signals import asked_otherwise, unscheduled

SUPPORTS = "supports"
# Fields that hold a row: the journal keeps its name to be read and its key to be put back.
RELATED: dict[str, type[Any]] = {"unit": Unit, "merged_into": Commitment, "served_by": Commitment}


def change(  # noqa: PLR0913 - what a step may bring along
    *,
    commitment: Commitment,
    person: Person,
    verb: str,
    batch: UUID | None = None,
    supports: Iterable[Unit] | None = None,
    marks: dict[str, Any] | None = None,
    **new: Any,
) -> UUID:
    """Write `new` to the commitment and one event to the journal; returns the step's id, for undo.

    `marks` go into the event. Raises Conflict where someone else changed the commitment since it was loaded;
    whether that was before or after the person saw it, an action asks by `need_fresh`.
    """
    batch = batch or new_key()
    with transaction.atomic():
        told = changes(commitment, **new)
        keys: dict[str, list[Any]] = {
            name: [_key(getattr(commitment, name)), _key(new[name])] for name in told if name in RELATED
        }
        _write(commitment, new)
        if supports is not None:
            before, after = _set_supports(commitment, list(supports))
            if before != after:
                told[SUPPORTS] = [[unit.name for unit in before], [unit.name for unit in after]]
                keys[SUPPORTS] = [[_key(unit) for unit in before], [_key(unit) for unit in after]]
        _tell_if_unscheduled(commitment, person, told)
        if not told.keys().isdisjoint(("ask", "title", "product")):
            asked_otherwise.send(Commitment, commitment=commitment)
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
            **(marks or {}),
        )
    return batch


def stand_alone(commitment: Commitment, person: Person) -> None:
    """Owed on its own again, no longer done together with another one."""
    verb = "commitment-on-its-own"
    change(commitment=commitment, person=person, verb=verb, served_by=None, served_from=None)


def need_fresh(commitment: Commitment, version: int | None) -> None:
    """Raise Conflict where the person saw another version than the one that stands; None is any."""
    if version is not None and version != commitment.version:
        raise changed_meanwhile(commitment)


def changed_meanwhile(commitment: Commitment) -> Conflict:
    """The refusal that names whoever was the last to change it."""
    last = Event.objects.filter(object=commitment.pk).order_by("-id").first()
    who = (last and last.actor_name) or _("Someone else")
    words = _("%(who)s has changed this meanwhile. Here it is as it stands now.") % {"who": who}
    return Conflict("changed-meanwhile", words)


def _key(row: Any) -> str | None:
    return str(row.pk) if row else None


def _write(commitment: Commitment, new: dict[str, Any]) -> None:
    as_loaded = Commitment.objects.filter(pk=commitment.pk, version=commitment.version)
    written = as_loaded.update(version=F("version") + 1, **new)
    if written != 1:
        raise changed_meanwhile(commitment)
    for field, value in new.items():
        setattr(commitment, field, value)
    commitment.version += 1


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
