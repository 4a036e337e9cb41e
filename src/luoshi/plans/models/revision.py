from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.plans.models.document import Document
from luoshi.plans.models.plan import Plan


class Revision(Owned):
    """A revised version of a plan: offered, and after the comparison is confirmed in force.

    `document` brought the new text, `replaced` had the one before. `by` and `at` are whoever gave it, and when; once it
    is in force, whoever confirmed it. `rows` holds the reading of the text that is
    not in force, as `ingest.outline.Rows` dumps it: the new one until it is confirmed ("" until it is read), the
    former one from then on. `places` keeps where each commitment stood in the former text, `lines` the comparison
    as it was confirmed (`revising.lines.Line`). `step` is the step that confirmed it, for undo; null while it waits.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="revisions")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="revisions")
    replaced = models.ForeignKey(Document, on_delete=models.RESTRICT, null=True, related_name="replaced_in")
    rows = models.TextField(blank=True)
    places = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    step = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organisation", "plan", "-at")),)
        constraints = (
            models.UniqueConstraint(fields=("plan",), condition=Q(step=None), name="one_revision_waits"),
        )

    def __str__(self) -> str:
        return self.document.name

    @property
    def aside(self) -> Document:
        """The document whose text is not in force: the revised one while it waits, the former one afterwards."""
        return self.replaced or self.document
