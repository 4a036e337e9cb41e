"""Who stands behind what."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema


class PersonOut(Schema):
    """A person by key and name."""

    id: UUID
    name: str
