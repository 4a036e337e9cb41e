"""How many of its members a meeting needs, and has."""

from __future__ import annotations

from collections.abc import Collection

from luoshi.meetings.models import COUNTED, Attendee, Presence, Quorum, Series

THERE = (Presence.PRESENT, Presence.SUBSTITUTE)


def needed(series: Series, members: Collection[Attendee]) -> int:
    """Of those that count."""
    count = len(members)
    return {
        Quorum.HALF: count // 2 + 1,
        Quorum.TWO_THIRDS: -(-count * 2 // 3),
        Quorum.ALL: count,
        Quorum.NONE: 0,
    }[Quorum(series.quorum)]


def counted(attendees: Collection[Attendee]) -> list[Attendee]:
    """Chair and members; whoever keeps the minutes or only attends does not count."""
    return [one for one in attendees if one.part in COUNTED]


def present(members: Collection[Attendee]) -> int:
    """In person or represented."""
    return sum(one.presence in THERE for one in members)
