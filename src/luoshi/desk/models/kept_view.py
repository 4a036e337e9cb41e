from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned, Person


class KeptView(Owned):
    """A page with its filters under a name of one's own; `address` is a path of this program with its query."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_views")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=500)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("person", "name"), name="kept_view_has_its_name"),)

    def __str__(self) -> str:
        return self.name
