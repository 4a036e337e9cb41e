"""What the API does when the journal is written."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from luoshi.api.deliveries import tell_hooks
from luoshi.journal.models import Event


@receiver(post_save, sender=Event)
def on_event(instance: Event, created: bool, **_rest: Any) -> None:
    """In the same transaction: an event that is undone is told to nobody."""
    if created:
        tell_hooks(instance)
