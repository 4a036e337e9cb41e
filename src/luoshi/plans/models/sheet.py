from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.plans.models.plan import Plan


class ImportState(models.TextChoices):
    WAITING = "waiting"
    APPLIED = "applied"
    DROPPED = "dropped"


class SheetImport(Owned):
    """A breakdown sheet that was sent back and what it would change; nothing is written before it is applied.

    `rows` holds what `plans.sheet.proposal.Proposals` says, as JSON, each change with the version of the
    commitment that it was compared with. `step` is the step that applied it, for undo.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sheet_imports")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.WAITING)
    step = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organisation", "plan", "-at")),)

    def __str__(self) -> str:
        return self.name
