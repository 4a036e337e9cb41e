from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person


class Token(Owned):
    """A key with which a program acts for a person. Only the SHA-256 of its secret is kept.

    `shown` is its beginning, by which its person tells it from others; `scopes` are codes of `scopes.Scope`.
    `used_on` is the last day on which it was used.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    shown = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_on = models.DateField()
    used_on = models.DateField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at",)
        indexes = (models.Index(fields=("organisation", "person", "-made_at")),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it can be used today."""
        return self.revoked_at is None and self.ends_on >= timezone.localdate()
