"""What follows when a document goes, or a commitment that others are done with."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from luoshi.organisation.models import Person
from luoshi.plans.actions.change import stand_alone
from luoshi.plans.models import Commitment, Document
from luoshi.plans.signals import unscheduled


@receiver(post_delete, sender=Document)
def remove_file(instance: Document, **_kwargs: Any) -> None:
    """The file leaves the storage once the row is surely gone."""
    name, storage = instance.file.name, instance.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


@receiver(unscheduled)
def release(commitment: Commitment, person: Person, **_kwargs: Any) -> None:
    """What was done together with it is owed on its own again."""
    for served in Commitment.objects.filter(served_by=commitment):
        stand_alone(served, person)
