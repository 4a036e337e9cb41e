from __future__ import annotations

from django.db import models

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned


class DailyTotal(Job, Owned):
    """The figures of an organisation on a day, for those above it: numbers alone, no task and no name.

    `figures` are those of `queries.totals.Figures` by name, empty until they are counted. The counting is the job.
    """

    day = models.DateField()
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ("-day",)
        indexes = (
            models.Index(fields=("organisation", "-day")),
            models.Index(fields=("job_state", "next_at")),
        )
        constraints = (models.UniqueConstraint(fields=("organisation", "day"), name="total_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
