from __future__ import annotations

from django.db import models

from luoshi.ledgers.models.entry import Entry
from luoshi.organisation.models import Owned
from luoshi.work.models import Evidence, Task


class Attachment(Owned):
    """A file of an entry, kept as all evidence is."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attachments")
    evidence = models.ForeignKey(Evidence, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("entry", "evidence"), name="attached_once_an_entry"),)

    def __str__(self) -> str:
        return str(self.evidence)


class Tie(Owned):
    """That an entry has to do with a task: it came of it, or was made for it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="ties")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("entry", "task"), name="tied_once_a_task"),)

    def __str__(self) -> str:
        return str(self.task)
