"""Rooms, and what is held in them next."""

from __future__ import annotations

from luoshi.meetings.models import COMING, Meeting, Room
from luoshi.meetings.queries.meetings import meetings


def room_lines() -> list[tuple[Room, Meeting | None]]:
    """Each with the next meeting in it; two queries."""
    rows = list(Room.objects.all())
    coming = meetings().filter(state__in=COMING, place__in=[row.name for row in rows])
    first: dict[str, Meeting] = {}
    for meeting in coming.order_by("day", "begins", "pk"):
        first.setdefault(meeting.place, meeting)
    return [(row, first.get(row.name)) for row in rows]


def rooms_by_name() -> dict[str, Room]:
    """For a choice; one query."""
    return {row.name: row for row in Room.objects.all()}
