from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned, Person


class Intake(Owned):
    """A sheet that someone brought for a ledger, and what each of its columns means; no line is written by it.

    `headings` holds [heading, sample] pairs, `mapping` the field of each heading that is read, `rows` what the sheet
    says under that mapping (`organisation.sheets.upload.Upload`, as JSON).
    """

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    file = models.BinaryField()
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    rows = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.name


class Taking(Job, Owned):
    """The writing of an intake that was confirmed, in the background.

    `seen` holds the revision of each line that is to be changed, by its number, as it was shown; `done` counts the
    sheet's rows that are settled, of `total`; `left` holds [row, why] of those that could not be written.
    """

    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="taking")
    seen = models.JSONField(default=dict)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    altered = models.PositiveIntegerField(default=0)
    left: Any = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=("job_state", "next_at")),)

    def __str__(self) -> str:
        return str(self.intake)


class KeptMapping(Owned):
    """What the headings of an office's own sheets mean in a ledger, as it was last confirmed."""

    code = models.SlugField(max_length=40)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "code"), name="one_mapping_a_ledger"),)

    def __str__(self) -> str:
        return self.code
