from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.meetings.models.meeting import AgendaItem, Meeting
from luoshi.organisation.models import Owned, Unit
from luoshi.work.models import Task


class Decision(Owned):
    """What a meeting decided should be done (议定事项): by whom, by when, and from `task` on like all other work."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    task = models.OneToOneField(Task, on_delete=models.RESTRICT, null=True, related_name="decision")

    class Meta:
        ordering = ("position", "id")
        indexes = (models.Index(fields=("organisation", "meeting", "position")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(task=None) | Q(unit__isnull=False, due_on__isnull=False),
                name="given_decision_has_unit_and_date",
            ),
        )

    def __str__(self) -> str:
        return self.text
