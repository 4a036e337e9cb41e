from __future__ import annotations

from django.db import models

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned


class Digest(Job, Owned):
    """The making of an organisation's digests of a day; `is_quiet` where none are due on it."""

    day = models.DateField()
    is_quiet = models.BooleanField(default=False)
    messages = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-day",)
        indexes = (models.Index(fields=("job_state", "next_at")),)
        constraints = (models.UniqueConstraint(fields=("organisation", "day"), name="digest_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
