"""Plans and what they promise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from ninja import Schema


class PlanOut(Schema):
    """A year's plan."""

    id: UUID
    title: str
    issuer: str
    year: int
    issued_on: date | None
    starts_on: date | None
    ends_on: date | None
    state: str


class CommitmentOut(Schema):
    """One promise; `quote` are the plan's words, `start` and `end` their place in its text (code points)."""

    id: UUID
    plan_id: UUID
    quote: str
    start: int | None
    end: int | None
    title: str
    kind: str
    every_n: int | None
    every_unit: str
    times_op: str
    times_value: Decimal | None
    times_max: Decimal | None
    times_unit: str
    threshold: str
    due_text: str
    due_on: date | None
    actor: str
    unit_id: UUID | None
    state: str
    flags: list[str]
    flag_state: str
    confidence: float | None
    version: int
