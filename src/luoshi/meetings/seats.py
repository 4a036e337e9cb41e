"""Who sits where: the seats of a series, filled by whoever has the post today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from luoshi.meetings.models import Attendee, Meeting, Seat
from luoshi.organisation.models import Membership, Person, Role


def filled(seats: Iterable[Seat]) -> dict[UUID, Person]:
    """By seat; those whose post nobody has, and outside bodies', are left out. One query."""
    rows = list(seats)
    units = {seat.unit_id for seat in rows if seat.unit_id and not seat.person_id}
    members = Membership.objects.filter(unit__in=units, person__is_active=True).select_related("person")
    by_unit: dict[UUID, list[Membership]] = defaultdict(list)
    for member in members.order_by("person__name"):
        by_unit[member.unit_id].append(member)
    found = {seat.pk: seat.person or _holder(seat, by_unit) for seat in rows}
    return {key: person for key, person in found.items() if person is not None}


def _holder(seat: Seat, members: dict[UUID, list[Membership]]) -> Person | None:
    here = members.get(seat.unit_id, []) if seat.unit_id else []
    if seat.post:
        return next((one.person for one in here if one.person.post == seat.post), None)
    # The leadership has leaders and no head.
    return next((one.person for role in (Role.HEAD, Role.LEADER) for one in here if one.role == role), None)


def asked(meeting: Meeting) -> list[Attendee]:
    """The attendees that a meeting of its series begins with (unsaved), nobody twice; two queries."""
    seats = list(meeting.series.seats.select_related("unit", "person"))
    people = filled(seats)
    return list(_once(_attendee(meeting, seat, people.get(seat.pk)) for seat in seats))


def _attendee(meeting: Meeting, seat: Seat, person: Person | None) -> Attendee:
    facts: dict[str, Any] = {"unit": seat.unit, "person": person}
    facts |= {
        "name": person.name if person else seat.name,
        "post": seat.post or (person.post if person else ""),
    }
    owner = {"organisation_id": meeting.organisation_id, "meeting": meeting}
    return Attendee(**owner, part=seat.part, position=seat.position, **facts)


def _once(rows: Iterable[Attendee]) -> Iterator[Attendee]:
    seen: set[UUID] = set()
    for row in rows:
        if row.person_id not in seen:
            yield row
        if row.person_id:
            seen.add(row.person_id)
