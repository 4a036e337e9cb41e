"""Units: a tree of names, with the other names under which plans speak of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Alias, Organisation, Person, Unit
from luoshi.organisation.queries.units import holder_of, is_inside

MANAGE = "organisation.manage_units"
STEP = 10


@transaction.atomic
def add_unit(
    *,
    organisation: Organisation,
    person: Person,
    name: str,
    parent: Unit | None = None,
    position: int | None = None,
) -> Unit:
    """A new unit, behind its siblings where no position is given. Refused: name-taken."""
    require(person, MANAGE, organisation)
    _refuse_taken(name)
    if position is None:
        position = _last_position(parent) + STEP
    unit: Unit = Unit.objects.create(organisation=organisation, name=name, parent=parent, position=position)
    record(
        actor=person,
        verb="unit-added",
        row=unit,
        parent=parent.pk if parent else None,
        above=parent.name if parent else None,
    )
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, person: Person, name: str) -> None:
    """Refused: name-taken."""
    require(person, MANAGE, unit)
    _refuse_taken(name, unit)
    changed = changes(unit, name=name)
    if changed:
        unit.name = name
        unit.save(update_fields=["name"])
        record(actor=person, verb="unit-renamed", row=unit, **changed)


@transaction.atomic
def move_unit(*, unit: Unit, person: Person, parent: Unit | None) -> None:
    """Put the unit, with all below it, under another one. Refused: inside-itself."""
    require(person, MANAGE, unit)
    if parent is not None and is_inside(parent, unit):
        raise Refused("inside-itself", _("A unit cannot be moved below itself. Choose another one above it."))
    if unit.parent_id == (parent.pk if parent else None):
        return
    above = [str(unit.parent or ""), str(parent or "")]
    unit.parent, unit.position = parent, _last_position(parent) + STEP
    unit.save(update_fields=["parent", "position"])
    record(actor=person, verb="unit-moved", row=unit, above=above)


@transaction.atomic
def order_unit(*, unit: Unit, person: Person, position: int) -> None:
    """Give the unit the place `position` among its siblings, counted from 0."""
    require(person, MANAGE, unit)
    siblings = list(Unit.objects.filter(parent=unit.parent_id).exclude(pk=unit.pk))
    siblings.insert(position, unit)
    moved = [(place, one) for place, one in enumerate(siblings, start=1) if one.position != place * STEP]
    for place, one in moved:
        one.position = place * STEP
        one.save(update_fields=["position"])
    if moved:
        record(actor=person, verb="unit-ordered", row=unit)


@transaction.atomic
def place_unit(*, unit: Unit, person: Person, position: int) -> None:
    """Give the unit a number of its own by which its siblings are ordered."""
    require(person, MANAGE, unit)
    if unit.position != position:
        unit.position = position
        unit.save(update_fields=["position"])
        record(actor=person, verb="unit-ordered", row=unit)


@transaction.atomic
def close_unit(*, unit: Unit, person: Person, on: date) -> None:
    """Dissolve the unit at the end of a day. Refused: has-units, while open ones stand below it."""
    require(person, MANAGE, unit)
    if Unit.objects.filter(parent=unit, closed_on=None).exists():
        raise Refused("has-units", _("There are units below this one. Move or close them first."))
    changed = changes(unit, closed_on=on)
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    record(actor=person, verb="unit-closed", row=unit, **changed)


@transaction.atomic
def reopen_unit(*, unit: Unit, person: Person) -> None:
    """Take a dissolution back."""
    require(person, MANAGE, unit)
    if unit.closed_on is None:
        return
    changed = changes(unit, closed_on=None)
    unit.closed_on = None
    unit.save(update_fields=["closed_on"])
    record(actor=person, verb="unit-reopened", row=unit, **changed)


@transaction.atomic
def add_alias(*, unit: Unit, person: Person, name: str) -> Alias:
    """Another name for the unit. Refused: name-taken."""
    require(person, MANAGE, unit)
    _refuse_taken(name)
    alias: Alias = Alias.objects.create(organisation_id=unit.organisation_id, unit=unit, name=name)
    record(actor=person, verb="alias-added", row=unit, alias=name)
    return alias


@transaction.atomic
def remove_alias(*, alias: Alias, person: Person) -> None:
    """The unit is no longer found by this name."""
    require(person, MANAGE, alias)
    alias.delete()
    record(actor=person, verb="alias-removed", row=alias.unit, alias=alias.name)


def _refuse_taken(name: str, unit: Unit | None = None) -> None:
    holder = holder_of(name)
    if holder is not None and holder != unit:
        message = _("“%(name)s” is already a name of %(unit)s. Choose another one.")
        raise Refused("name-taken", message % {"name": name, "unit": holder.name})


def _last_position(parent: Unit | None) -> int:
    last = Unit.objects.filter(parent=parent).order_by("-position").first()
    return last.position if last else 0
