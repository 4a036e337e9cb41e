"""What is sent about meetings."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field
from pydantic import StringConstraints, model_validator

from luoshi.api.outlines.asked import Asked, Day
from luoshi.api.texts import Clock, Long, Paper, Reason, Title, Word
from luoshi.meetings.models import Part, Presence, Quorum
from luoshi.meetings.when import Slot
from luoshi.plans.models import Cadence

Name = Annotated[Title, StringConstraints(max_length=80)]
Post = Annotated[Word, StringConstraints(max_length=80)]


class SeriesIn(Asked):
    """`every_n` and `every_unit` both or neither; one of a `commitment` meets as its plan says."""

    name: Name
    unit: UUID
    commitment: UUID | None = None
    every_n: Annotated[int, Field(ge=1, le=24)] | None = None
    every_unit: Cadence | None = None
    place: Post = ""
    begins: Clock = "09:00"
    length: Annotated[int, Field(ge=15, le=600)] = 90
    quorum: Quorum = Quorum.HALF
    notice_days: Annotated[int, Field(ge=0, le=30)] = 3

    @model_validator(mode="after")
    def _period_is_whole(self) -> SeriesIn:
        if (self.every_n is None) != (self.every_unit is None):
            raise ValueError("every_n and every_unit: both or neither")
        if self.commitment and self.every_n:
            raise ValueError("every_n: the plan of the commitment says when")
        return self


class SeatIn(Asked):
    """By unit and post (without one, its head), for a person, or by name for an outside body."""

    part: Part = Part.MEMBER
    unit: UUID | None = None
    post: Post = ""
    person: UUID | None = None
    name: Post = ""

    @model_validator(mode="after")
    def _is_somebodys(self) -> SeatIn:
        if not (self.unit or self.person or self.name.strip()):
            raise ValueError("unit, person or name: say whose seat it is")
        return self


class SlotIn(Asked):
    """When and where, in the office's own time."""

    day: Day
    begins: Clock
    ends: Clock
    place: Name

    @property
    def slot(self) -> Slot:
        return Slot(self.day, time.fromisoformat(self.begins), time.fromisoformat(self.ends), self.place)


class PlanIn(SlotIn):
    """`answer`: the part of a task that it does; without it the next one that the series owes."""

    answer: UUID | None = None


class ItemIn(Asked):
    title: Annotated[Title, StringConstraints(max_length=120)]
    text: Annotated[Long, StringConstraints(max_length=2000)] = ""


class InviteIn(Asked):
    """A person, or by name somebody from outside."""

    part: Part = Part.GUEST
    person: UUID | None = None
    unit: UUID | None = None
    name: Post = ""


class InvitationIn(Asked):
    reply: Literal["accepted", "declined"]
    substitute: Post = ""
    note: Annotated[Word, StringConstraints(max_length=200)] = ""


class SeenIn(Asked):
    attendee: UUID
    presence: Presence
    substitute: Post = ""


class PresenceIn(Asked):
    seen: Annotated[list[SeenIn], Field(min_length=1, max_length=500)]


class DecisionIn(Asked):
    """Unit and day may come later, but before it is given out; `item` is the point of the agenda."""

    text: Title
    unit: UUID | None = None
    due_on: Day | None = None
    item: UUID | None = None


class GiveIn(Asked):
    """`into` a ledger, such as `entry.risks`; without it the decision becomes a task."""

    into: Annotated[str, StringConstraints(pattern=r"^([a-z]+\.[a-z][a-z0-9-]{0,39})?$")] = ""


class MinutesIn(Asked):
    """`version` is the one that was read."""

    minutes: Paper
    version: Annotated[int, Field(ge=1, le=2_000_000_000)]


class CancelIn(Asked):
    reason: Reason
