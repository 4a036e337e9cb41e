"""The append-only record of everything that happened: ids and names, no foreign keys."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from luoshi.foundation.keys import Keyed


class Append(models.QuerySet["Event"]):
    """Events are written once."""

    def update(self, **_fields: Any) -> int:
        raise TypeError("the journal is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the journal is append-only")


class Event(Keyed):
    """Who did what to which object, when, with which data."""

    organisation = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    object = models.UUIDField()
    object_name = models.CharField(max_length=400)
    parent = models.UUIDField(null=True)
    data = models.JSONField(default=dict)

    objects: ClassVar[Any] = ScopedManager(Append.as_manager().__class__, organisation="organisation")

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("organisation", "object", "-id")),
            models.Index(fields=("organisation", "parent", "-id")),
            models.Index(fields=("organisation", "-id")),
            models.Index(fields=("organisation", "-at")),
        )

    def __str__(self) -> str:
        return f"{self.actor_name} {self.verb} {self.object_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("the journal is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the journal is append-only")
