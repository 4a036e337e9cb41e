"""Standing meetings, each meeting, and what it decides."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import BeforeValidator

from luoshi.api.outlines.people import PersonOut
from luoshi.api.outlines.work import UnitOut


def _hour(value: Any) -> Any:
    return value.strftime("%H:%M") if isinstance(value, time) else value


Hour = Annotated[str, BeforeValidator(_hour)]


class SeatOut(Schema):
    """A place by unit and post; `post` empty is the unit's head."""

    id: UUID
    part: str
    unit: UnitOut | None
    post: str
    person: PersonOut | None
    name: str


class SeriesOut(Schema):
    """A standing meeting; one that has ended stays with the day of its end."""

    id: UUID
    name: str
    commitment_id: UUID | None
    unit: UnitOut
    every_n: int | None
    every_unit: str
    place: str
    begins: Hour
    length: int
    quorum: str
    notice_days: int
    ended_on: date | None


class SeatedOut(SeriesOut):
    """With who sits in it."""

    seats: list[SeatOut]

    @staticmethod
    def resolve_seats(row: Any) -> list[Any]:
        """In their order."""
        return list(row.seats.all())


class RoomOut(Schema):
    """A room of the organisation; a meeting is in it where its place has the same name."""

    id: UUID
    name: str
    seats: int | None


class NextOut(Schema):
    """When and where the next meeting would be, and the part of a task that it would do."""

    day: date = Field(alias="slot.day")
    begins: Hour = Field(alias="slot.begins")
    ends: Hour = Field(alias="slot.ends")
    place: str = Field(alias="slot.place")
    answer_id: UUID | None = Field(None, alias="answer.id")


class MeetingOut(Schema):
    """One meeting; `moves` counts how often its invitation was sent anew."""

    id: UUID
    series_id: UUID
    answer_id: UUID | None
    number: int
    title: str
    day: date
    begins: Hour
    ends: Hour
    place: str
    state: str
    reason: str
    moves: int
    called_at: datetime | None
    issued_at: datetime | None


class AttendeeOut(Schema):
    """Somebody asked, what they said, and whether they were there."""

    id: UUID
    part: str
    unit: UnitOut | None
    person: PersonOut | None
    name: str
    post: str
    reply: str
    note: str
    presence: str
    substitute: str


class ItemOut(Schema):
    """A point of the agenda."""

    id: UUID
    kind: str
    position: int
    title: str
    text: str


class OutcomeOut(Schema):
    """The record of another room that a decision became; `is_done` once that is closed."""

    kind: str
    record: UUID
    title: str
    is_done: bool


class DecisionOut(Schema):
    """What should be done; given out, it is a task or has an outcome."""

    id: UUID
    text: str
    unit: UnitOut | None
    due_on: date | None
    item_id: UUID | None
    task_id: UUID | None
    outcome: OutcomeOut | None


class WholeMeetingOut(MeetingOut):
    """With all that belongs to it but its minutes."""

    attendees: list[AttendeeOut]
    agenda: list[ItemOut]
    decisions: list[DecisionOut]

    @staticmethod
    def resolve_attendees(row: Any) -> list[Any]:
        """In their order."""
        return list(row.attendees.all())

    @staticmethod
    def resolve_agenda(row: Any) -> list[Any]:
        """In their order."""
        return list(row.items.all())

    @staticmethod
    def resolve_decisions(row: Any) -> list[Any]:
        """In their order."""
        return list(row.decisions.all())


class MinutesOut(Schema):
    """The words of the minutes; issued ones stay as they are."""

    minutes: str
    version: int
    saved_at: datetime | None
    issued_at: datetime | None
