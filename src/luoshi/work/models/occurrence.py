from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.plans.models import Commitment


class Occurrence(Owned):
    """That the event happened, or will on a day, to which a commitment ties its work (活动后, 每逢…)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.RESTRICT, related_name="occurrences")
    happened_on = models.DateField()
    note = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-happened_on", "-recorded_at")
        indexes = (models.Index(fields=("organisation", "commitment", "-happened_on")),)

    def __str__(self) -> str:
        return self.note
