from __future__ import annotations

import secrets

from django.db import models

from luoshi.organisation.models import Owned, Person, Unit


def new_secret() -> str:
    """192 random bits for an address that nobody can guess."""
    return secrets.token_urlsafe(24)


class Feed(Owned):
    """A calendar that can be subscribed to behind a secret address: a person's or a unit's."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="feed")
    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, null=True, related_name="feed")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(unit__isnull=False), name="feed_of_one"
            ),
        )

    def __str__(self) -> str:
        return str(self.person or self.unit)
