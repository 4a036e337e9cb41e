from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.work.models.task import Answer


class Tick(Owned):
    """One line of a tick sheet: a working day of a daily duty, or a person of a duty that each has."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="ticks")
    day = models.DateField(null=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("day", "id")
        constraints = (
            models.CheckConstraint(condition=Q(day=None) ^ Q(person=None), name="tick_of_day_or_person"),
            models.UniqueConstraint(fields=("answer", "day"), name="tick_once_a_day"),
            models.UniqueConstraint(fields=("answer", "person"), name="tick_once_a_person"),
        )

    def __str__(self) -> str:
        return str(self.day or self.person)
