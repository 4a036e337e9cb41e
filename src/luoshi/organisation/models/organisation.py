from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.foundation.keys import Keyed


class Organisation(Keyed):
    """A body with its own plan, units and people. What belongs to one is never seen by another.

    `number` counts the real ones in the order of their founding: a setup link carries the number it will
    found, so that of two people with the same link only one gets an organisation.
    """

    name = models.CharField(max_length=120, unique=True)
    number = models.PositiveIntegerField(unique=True, null=True, editable=False)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.name
