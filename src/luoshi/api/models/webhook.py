from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.foundation.jobs import Job
from luoshi.organisation.models import Owned, Person


class Webhook(Owned):
    """An address that is told what happens; `verbs` are those of the journal, all where it is empty.

    `secret` signs what is sent and can therefore not be kept as a hash.
    """

    name = models.CharField(max_length=60)
    address = models.URLField(max_length=500)
    secret = models.CharField(max_length=64)
    verbs = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Delivery(Job, Owned):
    """One event on its way to one webhook, made with the event and exactly once."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.UUIDField()
    verb = models.CharField(max_length=60)
    body = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("organisation", "webhook", "-made_at")),
            models.Index(fields=("job_state", "next_at")),
        )
        constraints = (models.UniqueConstraint(fields=("webhook", "event"), name="delivery_once_an_event"),)

    def __str__(self) -> str:
        return self.verb
