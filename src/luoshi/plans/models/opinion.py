from __future__ import annotations

from django.db import models

from luoshi.foundation.jobs import Job
from luoshi.plans.models.plan import Placed, Plan


class Opinion(Job, Placed):
    """One passage of a plan put to the model that the office runs, and what came of it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="opinions")
    model = models.CharField(max_length=120)
    proposed = models.PositiveSmallIntegerField(default=0)
    invented = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("start",)
        indexes = (
            models.Index(fields=("organisation", "plan", "start")),
            models.Index(fields=("job_state", "next_at")),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"
