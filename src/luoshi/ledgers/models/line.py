from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.ledgers.models.entry import Entry
from luoshi.organisation.models import Owned, Person
from luoshi.work.models import Evidence


class EntryLine(Owned):
    """Something that was done about an entry on a day, such as a refresh of an outlet or an inspection of it.

    `kind` is a code of the entry's version; `link` or `piece` show it where it can be shown.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="lines")
    kind = models.SlugField(max_length=40)
    happened_on = models.DateField()
    what = models.CharField(max_length=400)
    link = models.URLField(max_length=300, blank=True)
    piece = models.ForeignKey(Evidence, on_delete=models.RESTRICT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-happened_on", "-id")
        indexes = (models.Index(fields=("organisation", "entry", "kind", "-happened_on")),)

    def __str__(self) -> str:
        return self.what
