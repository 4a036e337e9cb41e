from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned


class SearchRow(Owned):
    """What can be found of one row of any room. Made anew from the rows at any time (`luoshi search rebuild`).

    Its key is a number, since SQLite's full text names rows by numbers. `tokens` are those of title and text and the
    marks by which results are narrowed, with spaces between them. The full-text index over them is the database's own
    (`search/index.py`).
    """

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    kind = models.CharField(max_length=20)
    record = models.UUIDField()
    title = models.TextField()
    text = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    day = models.DateField(null=True)
    url = models.CharField(max_length=200)
    tokens = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("organisation", "kind", "id")),)
        constraints = (models.UniqueConstraint(fields=("record", "kind"), name="found_once"),)

    def __str__(self) -> str:
        return self.title
