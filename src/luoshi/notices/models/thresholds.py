from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q

from luoshi.organisation.models import Owned

AHEAD = (30, 7, 1)


def usual_ahead() -> list[int]:
    """A month, a week and a day."""
    return list(AHEAD)


class Thresholds(Owned):
    """When an organisation reminds: its own row once the office has changed anything, else the defaults.

    `ahead` are days before a date, the longest first. What is late is told on the first working day after its
    date and every `late_every` working days again; who stands above sees it `grace` working days after the date,
    and one level further up each further `step`. `digest_at` is local time.
    """

    ahead = models.JSONField(default=usual_ahead)
    late_every = models.PositiveSmallIntegerField(default=3)
    grace = models.PositiveSmallIntegerField(default=2)
    step = models.PositiveSmallIntegerField(default=2)
    digest_at = models.TimeField(default=time(8, 30))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation",), name="thresholds_once"),
            models.CheckConstraint(condition=Q(late_every__gte=1, step__gte=1), name="thresholds_go_on"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class QuietDays(Owned):
    """Days on which nobody is sent a digest, both ends included; what falls on them is told before or after."""

    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("first", "last")
        indexes = (models.Index(fields=("organisation", "last")),)
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="quiet_days_run_forward"),
        )

    def __str__(self) -> str:
        return f"{self.first:%Y-%m-%d}" + (f" – {self.last:%Y-%m-%d}" if self.last != self.first else "")
