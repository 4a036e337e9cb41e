"""Tasks, each unit's answer, what proves it, orders and chasers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Field, Schema


class UnitOut(Schema):
    """A unit by key and name."""

    id: UUID
    name: str


class AnswerOut(Schema):
    """A unit's own part in a task; `reported` waits or counts, `reached` counts."""

    id: UUID
    task_id: UUID
    unit: UnitOut | None
    part: str
    due_on: date
    state: str
    reported: Decimal
    reached: Decimal
    reviewer: str
    submitted_at: datetime | None
    closed_on: date | None
    word: str


class TaskOut(Schema):
    """One dated occurrence of a commitment, or of an order: then it has no plan."""

    id: UUID
    title: str
    plan_id: UUID | None
    commitment_id: UUID | None
    order_id: UUID | None
    period_start: date
    period_end: date
    planned_on: date
    due_on: date
    target: Decimal | None
    target_op: str
    target_unit: str
    state: str
    answers: list[AnswerOut]


class UseOut(Schema):
    """A piece of evidence as it counts for one answer."""

    id: UUID
    answer_id: UUID
    evidence_id: UUID
    kind: str = Field(alias="evidence.kind")
    title: str = Field(alias="evidence.title")
    url: str = Field(alias="evidence.url")
    note: str = Field(alias="evidence.note")
    size: int = Field(alias="evidence.size")
    sha256: str = Field(alias="evidence.sha256")
    media_type: str = Field(alias="evidence.media_type")
    happened_on: date = Field(alias="evidence.happened_on")
    quantity: Decimal
    handed_in_at: datetime | None
    accepted_at: datetime | None
    withdrawn_at: datetime | None


class ReplyOut(Schema):
    """What a unit answers to a chaser."""

    id: UUID
    unit: UnitOut
    state: str
    text: str
    reason: str


class ChaserOut(Schema):
    """A written order on late work."""

    id: UUID
    name: str
    text: str
    written_at: datetime
    reply_by: date
    closed_at: datetime | None
    replies: list[ReplyOut]
