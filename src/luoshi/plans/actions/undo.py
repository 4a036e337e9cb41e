"""Taking back what a person did, step by step, the latest first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.journal.record import record
from luoshi.organisation.actions import remove_alias
from luoshi.organisation.models import Alias, Person, Unit
from luoshi.plans.actions.change import RELATED, SUPPORTS, change, changed_meanwhile
from luoshi.plans.actions.revisions import put_back
from luoshi.plans.models import Commitment, Doubt, Plan, Revision
from luoshi.plans.queries.steps import is_taken_back, last_step
from luoshi.plans.states import withdrawn

# Whoever may do a thing may take it back; what is not named here is the office's.
PERMISSIONS = {
    "commitment-flagged": "plans.flag",
    "flag-cleared": "plans.review_flags",
    "commitment-narrowed": "plans.review_flags",
    "commitment-declined": "plans.review_flags",
    "commitment-assigned": "plans.assign",
    "doer-mapped": "plans.assign",
}


def undo(*, plan: Plan, person: Person, step: UUID | None = None) -> list[Commitment]:
    """Take back everything that one step of this person did to the plan; without `step` their latest.

    Called again it goes one step further back. Raises Conflict where something of it was changed since.
    """
    step = step or last_step(person, plan)
    with transaction.atomic():
        events = list(
            Event.objects.filter(parent=plan.pk, actor=person.pk, data__step=str(step)).order_by("-id")
        )
        if not events or is_taken_back(person, plan, str(step)):
            raise Refused("nothing-to-undo", _("There is nothing to undo."))
        rows = Commitment.objects.select_related("plan", "unit").in_bulk([event.object for event in events])
        _need_untouched(rows, events)
        batch = new_key()
        for event in events:
            require(person, PERMISSIONS.get(event.verb, "plans.edit"), plan)
            if event.object in rows:
                _revert(rows[event.object], event, person, batch)
            elif "doubt" in event.data:
                _open_again(plan, event, person, batch)
            elif "revision" in event.data:
                _put_back_text(plan, event, person, batch)
            elif "alias" in event.data:
                _forget_name(plan, event, person, batch)
    return list(rows.values())


def _need_untouched(rows: dict[UUID, Commitment], events: list[Event]) -> None:
    """Raise Conflict where something stands that was done to one of them after the step; what was undone does not."""
    newer = Event.objects.filter(
        object__in=rows, id__gt=max(event.pk for event in events), data__has_key="step"
    )
    later = list(newer)
    undone = {event.data.get("undid") for event in later}
    for event in later:
        if "undid" not in event.data and event.data["step"] not in undone:
            raise changed_meanwhile(rows[event.object])


def _revert(commitment: Commitment, event: Event, person: Person, batch: UUID) -> None:
    supports = None
    old: dict[str, Any]
    if event.data.get("made"):
        old = withdrawn(commitment)
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
        batch=batch,
        supports=supports,
        marks={"undid": event.data["step"]},
        **old,
    )


def _value(name: str, plain: Any) -> Any:
    """What a field held, from the words in which the journal keeps it."""
    if name in RELATED:
        return RELATED[name].objects.get(pk=plain) if plain else None
    field = Commitment._meta.get_field(name)
    return field.to_python(plain) if isinstance(field, Field) else plain


def _open_again(plan: Plan, event: Event, person: Person, batch: UUID) -> None:
    Doubt.objects.filter(plan=plan, pk=event.data["doubt"]).update(is_settled=False)
    _tell_undone(plan, event, person, batch, verb="doubt-opened-again", code=event.data["code"])


def _put_back_text(plan: Plan, event: Event, person: Person, batch: UUID) -> None:
    revision = Revision.objects.select_related("document", "replaced").get(pk=event.data["revision"])
    revision.plan = plan
    put_back(revision)
    _tell_undone(plan, event, person, batch, verb="revision-undone")


def _forget_name(plan: Plan, event: Event, person: Person, batch: UUID) -> None:
    """The word is no name of the unit any more, unless somebody has taken it away already."""
    for alias in Alias.objects.filter(pk=event.data["alias"]).select_related("unit"):
        remove_alias(alias=alias, person=person)
    _tell_undone(plan, event, person, batch, verb="doer-unmapped", doer=event.data["doer"])


def _tell_undone(plan: Plan, event: Event, person: Person, batch: UUID, *, verb: str, **told: Any) -> None:
    record(
        actor=person,
        verb=verb,
        row=plan,
        parent=plan.pk,
        step=str(batch),
        undid=event.data["step"],
        **told,
    )
