from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.api.models.token import Token
from luoshi.organisation.models import Owned


class Call(Owned):
    """A write that came with an Idempotency-Key, and what it was answered; `status` is null while it runs.

    `fingerprint` is the SHA-256 of what was asked: the same key with something else is a mistake.
    """

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="calls")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = (models.Index(fields=("organisation", "at")),)
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="call_once_a_key"),)

    def __str__(self) -> str:
        return self.key
