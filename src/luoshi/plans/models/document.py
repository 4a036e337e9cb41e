from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned, Person


def by_hash(document: Any, _name: str) -> str:
    """Files are named by what they hold, so that the same file is kept once."""
    return f"{document.organisation_id}/{document.sha256[:2]}/{document.sha256}"


class Document(Job, Owned):
    """A file or a pasted text as it was given, and the text that the reader made of it."""

    name = models.CharField(max_length=200)
    file = models.FileField(upload_to=by_hash, max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    uploaded_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")

    class Meta:
        ordering = ("-uploaded_at",)
        constraints = (models.UniqueConstraint(fields=("organisation", "sha256"), name="document_once"),)
        indexes = (
            models.Index(fields=("organisation", "-uploaded_at")),
            models.Index(fields=("job_state", "next_at")),
        )

    def __str__(self) -> str:
        return self.name
