"""What goes with a document when it goes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from luoshi.plans.models import Document


@receiver(post_delete, sender=Document)
def remove_file(instance: Document, **_kwargs: Any) -> None:
    """The file leaves the storage once the row is surely gone."""
    name, storage = instance.file.name, instance.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))
