"""Standing meetings, who is asked to them, what they speak of and what they decide."""

from luoshi.meetings.models.attendee import Attendee, Presence, Reply
from luoshi.meetings.models.decision import Decision
from luoshi.meetings.models.meeting import (
    COMING,
    OVER,
    AgendaItem,
    Handout,
    ItemKind,
    Meeting,
    MeetingState,
)
from luoshi.meetings.models.room import Room
from luoshi.meetings.models.series import COUNTED, Part, Quorum, Seat, Series

__all__ = [
    "COMING",
    "COUNTED",
    "OVER",
    "AgendaItem",
    "Attendee",
    "Decision",
    "Handout",
    "ItemKind",
    "Meeting",
    "MeetingState",
    "Part",
    "Presence",
    "Quorum",
    "Reply",
    "Room",
    "Seat",
    "Series",
]
