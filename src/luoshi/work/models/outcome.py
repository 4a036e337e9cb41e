from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned


class Outcome(Owned):
    """What came of a decision or a finding: a record of a room above, made for it.

    `origin` and `origin_url` name what it came from; `kind`, `record`, `title` and `url` the record. `is_done` follows
    the record: true while it is closed.
    """

    origin = models.CharField(max_length=200)
    origin_url = models.CharField(max_length=200)
    kind = models.SlugField(max_length=40)
    record = models.UUIDField()
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    is_done = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "kind", "record"), name="outcome_of_one_origin"),
        )

    def __str__(self) -> str:
        return self.title
