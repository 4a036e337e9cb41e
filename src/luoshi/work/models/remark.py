from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.work.models.task import Task


class Remark(Owned):
    """A word about a task, for everyone who has to do with it; a leader's instruction (批示) where it says so."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.TextField(max_length=2000)
    is_instruction = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=("organisation", "task", "at")),
            models.Index(
                fields=("organisation", "at"), condition=Q(is_instruction=True), name="remark_that_instructs"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
