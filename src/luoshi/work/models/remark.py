from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.work.models.task import Task


class Remark(Owned):
    """A word about a task, for everyone who has to do with it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("organisation", "task", "at")),)

    def __str__(self) -> str:
        return self.text[:60]
