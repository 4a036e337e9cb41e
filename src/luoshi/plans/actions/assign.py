"""Naming who does what, for many commitments in one step that can be taken back as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.actions import add_alias
from luoshi.organisation.models import Alias, Person, Unit
from luoshi.organisation.queries.units import tree
from luoshi.plans.actions.change import change
from luoshi.plans.ingest.doers import Owners
from luoshi.plans.models import Commitment, Plan, UnitFrom
from luoshi.plans.queries.assign import assignable, doers_of, names_left, suggestions

As = Literal["lead", "support", "each", "nobody"]
VERB = "commitment-assigned"
EACH = Owners(None, each=True, source=UnitFrom.PERSON)
LONGEST_NAME = Alias._meta.get_field("name").max_length or 0


def assign(
    *, commitments: Iterable[Commitment], person: Person, role: As, unit: Unit | None = None
) -> tuple[UUID, int]:
    """Give the unit to each as its lead or as a support; "each" and "nobody" need no unit.

    Returns the step, for undo, and how many it changed: one that has the unit already stays as it is.
    `commitments` come with `unit` and `supports` loaded. Raises Refused: unit-missing, nothing-chosen.
    """
    rows = list(commitments)
    if not rows:
        raise Refused("nothing-chosen", _("Choose at least one commitment."))
    if role in ("lead", "support") and unit is None:
        raise Refused("unit-missing", _("Choose a unit."))
    batch = new_key()
    with transaction.atomic():
        changed = sum(_give(row, person, batch, **_given(row, role, unit)) for row in rows)
    return batch, changed


def assign_leads(*, plan: Plan, person: Person, leads: Iterable[tuple[Commitment, Unit]]) -> tuple[UUID, int]:
    """Give each commitment its own lead unit; its supports stay. Returns the step and how many.

    The commitments come with `unit` and `supports` loaded.
    """
    require(person, "plans.assign", plan)
    batch = new_key()
    with transaction.atomic():
        given = sum(_give(row, person, batch, unit=unit, unit_from=UnitFrom.PERSON) for row, unit in leads)
    return batch, given


def _given(row: Commitment, role: As, unit: Unit | None) -> dict[str, Any]:
    """What the commitment then holds."""
    helpers = [support.unit for support in row.supports.all()]
    if role == "support":
        if unit == row.unit:
            return {}
        return {"supports": dict.fromkeys([*helpers, unit])}
    if role == "lead":
        others = [] if row.each_unit else [helper for helper in helpers if helper != unit]
        return {"unit": unit, "unit_from": UnitFrom.PERSON, "each_unit": False, "supports": others}
    source = UnitFrom.PERSON if role == "each" else UnitFrom.NOBODY
    return {"unit": None, "unit_from": source, "each_unit": role == "each", "supports": []}


def _give(
    row: Commitment, person: Person, batch: UUID, supports: Iterable[Unit] | None = None, **new: Any
) -> bool:
    """Whether anything had to be changed; `supports` None leaves them as they are."""
    require(person, "plans.assign", row)
    before = [support.unit for support in row.supports.all()]
    after = before if supports is None else list(supports)
    if set(before) == set(after) and all(getattr(row, name) == value for name, value in new.items()):
        return False
    change(commitment=row, person=person, verb=VERB, batch=batch, supports=after, **new)
    return True


def map_doer(*, plan: Plan, person: Person, name: str, unit: Unit | None) -> tuple[UUID, int]:
    """Say once which unit a plan's word for a doer means, or that it means each unit where `unit` is None.

    The word becomes another name of the unit, for this plan and those to come, and every commitment that
    names it is given to the units it names. Returns the step and how many.
    Refused: name-taken, name-too-long.
    """
    require(person, "plans.assign", plan)
    batch = new_key()
    with transaction.atomic():
        naming = _naming(plan, name)
        if unit is None:
            changed = sum(_give(row, person, batch, **_owned(EACH)) for row in naming)
        else:
            _add_name(plan, unit, person, name, batch)
            doers = doers_of(plan, tree())
            changed = sum(
                _give(row, person, batch, **_owned(doers.owners(row.actor, (), (), ""))) for row in naming
            )
    return batch, changed


def _add_name(plan: Plan, unit: Unit, person: Person, name: str, batch: UUID) -> None:
    if len(name) > LONGEST_NAME:
        message = _("This is too long for the name of a unit. Choose the unit for its commitments below.")
        raise Refused("name-too-long", message)
    alias = add_alias(unit=unit, person=person, name=name)
    record(
        actor=person,
        verb="doer-mapped",
        row=plan,
        parent=plan.pk,
        doer=name,
        meant=unit.name,
        alias=str(alias.pk),
        step=str(batch),
    )


def _naming(plan: Plan, name: str) -> list[Commitment]:
    """The commitments whose doer is, or includes, that unmatched name, unless somebody has named another."""
    doers = doers_of(plan, tree())
    return [row for row in assignable(plan) if name in names_left(row, doers)]


def _owned(owners: Owners) -> dict[str, Any]:
    return {
        "unit": owners.lead,
        "unit_from": owners.source,
        "each_unit": owners.each,
        "supports": owners.supports,
    }


def accept_suggestions(*, plan: Plan, person: Person) -> tuple[UUID, int]:
    """Take over every suggestion of the plan. Returns the step and how many."""
    require(person, "plans.assign", plan)
    batch = new_key()
    with transaction.atomic():
        found = suggestions(list(assignable(plan)), doers_of(plan, tree()))
        for row, owners in found:
            helpers = [support.unit for support in row.supports.all()]
            given = {**_owned(owners), "supports": dict.fromkeys([*helpers, *owners.supports])}
            _give(row, person, batch, **given)
    return batch, len(found)
