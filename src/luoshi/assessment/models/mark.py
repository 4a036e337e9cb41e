from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from luoshi.assessment.models.indicator import Indicator
from luoshi.organisation.models import Owned, Person, Unit
from luoshi.work.models import Evidence


class Mark(Owned):
    """What an assessor gives a unit, with a reason; or what the office enters, with evidence."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="marks")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    marks = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.CharField(max_length=400, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.RESTRICT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("indicator", "unit", "by"), name="mark_once_a_person"),
            models.CheckConstraint(condition=Q(marks__gte=0), name="marks_not_below_nought"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} · {self.unit}"
