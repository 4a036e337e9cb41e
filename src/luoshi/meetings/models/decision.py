from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.meetings.models.meeting import AgendaItem, Meeting
from luoshi.organisation.models import Owned, Unit
from luoshi.work.models import Outcome, Task


class Decision(Owned):
    """What a meeting decided should be done (议定事项): by whom, by when.

    Once it is given it is either a `task` like all other work, or a line of a ledger, told by its `outcome`.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    task = models.OneToOneField(Task, on_delete=models.RESTRICT, null=True, related_name="decision")
    outcome = models.OneToOneField(Outcome, on_delete=models.RESTRICT, null=True, related_name="decision")

    class Meta:
        ordering = ("position", "id")
        indexes = (models.Index(fields=("organisation", "meeting", "position")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(task=None, outcome=None) | Q(unit__isnull=False, due_on__isnull=False),
                name="given_decision_has_unit_and_date",
            ),
            models.CheckConstraint(
                condition=Q(task=None) | Q(outcome=None), name="decision_is_given_in_one_way"
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_given(self) -> bool:
        """Somebody has it: as a task, or in a ledger."""
        return self.task_id is not None or self.outcome_id is not None
