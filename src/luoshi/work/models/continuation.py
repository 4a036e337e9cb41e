from __future__ import annotations

from django.db import models

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned
from luoshi.plans.models import Plan


class Continuation(Job, Owned):
    """The laying out of one more year of a plan that runs on, in the background."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="continuations")
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("plan", "year")
        indexes = (models.Index(fields=("job_state", "next_at")),)
        constraints = (models.UniqueConstraint(fields=("plan", "year"), name="continued_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.plan} {self.year}"
