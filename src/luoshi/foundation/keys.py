"""Keys that sort by the time of their making, so that indexes grow at their end."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7


def new_key() -> UUID:
    """A UUIDv7 (RFC 9562)."""
    return uuid7()


class Keyed(models.Model):
    """A row whose key is known before it is written."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)

    class Meta:
        abstract = True
