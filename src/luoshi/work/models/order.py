from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person


class Order(Owned):
    """Work that a leader or the office gives without any plan (交办); its task is like all others.

    `origin` and `origin_url` name the record of a room above that it comes from, such as the meeting that decided it.
    """

    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    file = models.ForeignKey("work.Evidence", on_delete=models.RESTRICT, null=True, related_name="+")
    origin = models.CharField(max_length=200, blank=True)
    origin_url = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-given_at",)
        indexes = (models.Index(fields=("organisation", "-given_at")),)

    def __str__(self) -> str:
        return self.title
