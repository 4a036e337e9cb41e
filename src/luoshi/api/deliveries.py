"""Telling webhooks what the journal holds: each event once, signed, again and again until it is taken."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from luoshi.api.models import Delivery, Webhook
from luoshi.foundation.jobs import JobState, enqueue, finish
from luoshi.journal.models import Event
from luoshi.notices.outbox.post import deliver
from luoshi.notices.outbox.problems import NotSent
from luoshi.notices.outbox.requests import signed
from luoshi.notices.outbox.send import not_sent

NAME = "deliver-event"
# Before the second attempt, the third …: half a day in all.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 10, 60, 600))


def tell_hooks(event: Event) -> None:
    """A delivery for each webhook that wants it, in the transaction that writes the event."""
    for hook in Webhook.objects.filter(organisation=event.organisation):
        if not hook.verbs or event.verb in hook.verbs:
            owner = {"organisation_id": hook.organisation_id}
            facts = {"event": event.pk, "verb": event.verb, "body": told(event)}
            enqueue(NAME, Delivery.objects.create(**owner, webhook=hook, **facts).pk)


def told(event: Event) -> dict[str, Any]:
    """An event as other programs are told of it."""
    return {
        "id": str(event.pk),
        "at": event.at.isoformat(),
        "verb": event.verb,
        "actor": str(event.actor) if event.actor else None,
        "actor_name": event.actor_name,
        "kind": event.kind,
        "object": str(event.object),
        "object_name": event.object_name,
        "parent": str(event.parent) if event.parent else None,
        "data": event.data,
    }


def send_delivery(delivery: Delivery) -> None:
    """Send it, or put it off, or say why it was given up."""
    hook = delivery.webhook
    body = json.dumps(delivery.body, ensure_ascii=False).encode()
    try:
        deliver(signed(hook.address, hook.secret, str(delivery.pk), body, time.time()))
    except NotSent as problem:
        not_sent(delivery, problem, WAITS)
        return
    with transaction.atomic():
        finish(delivery, JobState.DONE)
        delivery.sent_at = timezone.now()
        delivery.save(update_fields=["sent_at"])
