"""Webhooks: added, removed, and told again what they missed."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.api.deliveries import NAME
from luoshi.api.models import Delivery, Webhook
from luoshi.foundation.jobs import JobState, enqueue
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person

MOST = 20


def add_hook(*, person: Person, name: str, address: str, verbs: Collection[str] = ()) -> Webhook:
    """Its secret is shown once, to whoever sets up the other side. Refused: too-many-hooks."""
    require(person, "api.manage_hooks")
    with transaction.atomic():
        if Webhook.objects.count() >= MOST:
            raise Refused("too-many-hooks", _("There are twenty webhooks. Remove one first."))
        facts = {"name": name, "address": address, "verbs": sorted(verbs), "secret": secrets.token_hex(32)}
        hook: Webhook = Webhook.objects.create(
            organisation_id=person.organisation_id, made_by=person, **facts
        )
        record(actor=person, verb="hook-added", row=hook, address=address)
    return hook


def remove_hook(*, hook: Webhook, person: Person) -> None:
    """Nothing is sent to it any more, and what was sent is no longer listed."""
    require(person, "api.manage_hooks", hook)
    with transaction.atomic():
        record(actor=person, verb="hook-removed", row=hook, address=hook.address)
        hook.delete()


def replay(*, delivery: Delivery, person: Person) -> None:
    """Send it once more, with the same event and a new signature. Refused: on-its-way."""
    require(person, "api.manage_hooks", delivery)
    with transaction.atomic():
        row = Delivery.objects.select_for_update(no_key=True).get(pk=delivery.pk)
        if row.job_state in (JobState.WAITING, JobState.RUNNING):
            raise Refused("on-its-way", _("This event is on its way already."))
        row.job_state, row.attempts, row.next_at = JobState.WAITING, 0, timezone.now()
        row.problem, row.problem_detail = "", {}
        row.save()
        record(actor=person, verb="delivery-replayed", row=row.webhook, event=str(row.event))
        enqueue(NAME, row.pk)
