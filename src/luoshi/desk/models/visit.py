from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned, Person


class Visit(Owned):
    """Up to when a person has been told what changed.

    `since` is the end of the visit before, `seen_at` that of this one. Both are for that person alone: nobody else is
    shown when someone came, and the journal does not hold it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="visit")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} {self.seen_at}"
