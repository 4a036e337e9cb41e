from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.work.models.task import Answer


class EvidenceKind(models.TextChoices):
    FILE = "file", _("file")
    LINK = "link", _("link")
    NOTE = "note", pgettext_lazy("evidence", "note")
    RECORD = "record", _("record")


def by_hash(evidence: Any, _name: str) -> str:
    """Files are named by what they hold, so that the same file is kept once."""
    return f"{evidence.organisation_id}/{evidence.sha256[:2]}/{evidence.sha256}"


class Evidence(Owned):
    """What proves work: a file, a link, a note, or a record of a room above, named by its kind and key.

    `url` is the address of a link, or the path of a record. `sha256` is of the file's bytes, of the address or of the
    note. From `fixed_at`, the first handing in, nothing of it changes. `happened_on` is the day of what it shows.
    """

    kind = models.CharField(max_length=6, choices=EvidenceKind.choices)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    url = models.CharField(max_length=1000, blank=True)
    file = models.FileField(upload_to=by_hash, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    record_kind = models.CharField(max_length=40, blank=True)
    record = models.UUIDField(null=True)
    happened_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, related_name="+")
    added_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    fixed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-added_at", "-id")
        indexes = (
            models.Index(fields=("organisation", "sha256")),
            models.Index(fields=("organisation", "unit", "-added_at")),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(kind="file") | ~Q(file=""), name="file_evidence_has_file"),
            models.CheckConstraint(condition=~Q(kind="link") | ~Q(url=""), name="link_evidence_has_address"),
            models.CheckConstraint(condition=~Q(kind="note") | ~Q(note=""), name="note_evidence_has_words"),
            models.CheckConstraint(
                condition=~Q(kind="record") | (~Q(record_kind="") & Q(record__isnull=False)),
                name="record_evidence_names_it",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Use(Owned):
    """A piece of evidence counted for one unit's answer: one piece can prove several tasks.

    `quantity` is what it adds towards the target. It counts once it is accepted, and no more once withdrawn.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="uses")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="uses")
    quantity = models.DecimalField(max_digits=14, decimal_places=2, default=1)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    handed_in_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("organisation", "evidence")),)
        constraints = (
            models.UniqueConstraint(fields=("answer", "evidence"), name="evidence_once_an_answer"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="use_counts_up"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="accepted_or_withdrawn"
            ),
        )

    def __str__(self) -> str:
        return str(self.evidence)
