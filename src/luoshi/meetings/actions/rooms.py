"""The rooms of the organisation."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.meetings.models import COMING, Meeting, Room, Series
from luoshi.organisation.models import Person

FOUND = "meetings.found"


def add_room(*, person: Person, name: str, seats: int | None = None) -> Room:
    """One more to be chosen. Refused: name-taken."""
    require(person, FOUND)
    with transaction.atomic():
        _refuse_name(name)
        row: Room = Room.objects.create(organisation_id=person.organisation_id, name=name, seats=seats)
        record(actor=person, verb="room-added", row=row)
    return row


def change_room(*, room: Room, person: Person, name: str, seats: int | None = None) -> None:
    """Its name or seats; what is still to come there, and the series that usually are, take the new name with it.

    Refused: name-taken.
    """
    require(person, FOUND)
    with transaction.atomic():
        row = Room.objects.select_for_update(no_key=True).get(pk=room.pk)
        _refuse_name(name, row)
        told = changes(row, name=name, seats=seats)
        Meeting.objects.filter(state__in=COMING, place=row.name).update(place=name)
        Series.objects.filter(ended_on=None, place=row.name).update(place=name)
        row.name, row.seats = name, seats
        row.save()
        if told:
            record(actor=person, verb="room-changed", row=row, **told)


def remove_room(*, room: Room, person: Person) -> None:
    """It is no longer offered; meetings there keep their place."""
    require(person, FOUND)
    with transaction.atomic():
        record(actor=person, verb="room-removed", row=room)
        room.delete()


def _refuse_name(name: str, but: Room | None = None) -> None:
    rows = Room.objects.filter(name=name)
    if (rows.exclude(pk=but.pk) if but else rows).exists():
        raise Refused("name-taken", _("There is a room of this name already."))
