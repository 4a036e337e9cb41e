"""Webhooks and what was sent to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class HookOut(Schema):
    """Without its secret."""

    id: UUID
    name: str
    address: str
    verbs: list[str]


class NewHookOut(HookOut):
    """With its secret, this once."""

    secret: str


class DeliveryOut(Schema):
    """`state`: waiting, running, done or failed; `problem` is a code."""

    id: UUID
    event: UUID
    verb: str
    state: str = Field(alias="job_state")
    attempts: int
    problem: str
    made_at: datetime
    sent_at: datetime | None
    body: dict[str, Any]
