"""Trying again what could not be sent or made."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.jobs import JobState, enqueue
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.notices.actions.thresholds import own_thresholds
from luoshi.notices.digests import make
from luoshi.notices.models import Digest, Message
from luoshi.notices.outbox import send
from luoshi.organisation.models import Person

MANAGE = "notices.manage"


@transaction.atomic
def retry_message(*, message: Message, person: Person) -> None:
    """Send it once more, with all attempts anew. Refused: over, not-failed."""
    require(person, MANAGE, message)
    _try_again(message, is_over=not message.may_go_on(timezone.localdate()))
    enqueue(send.NAME, message.pk)
    record(
        actor=person,
        verb="message-retried",
        row=message,
        parent=own_thresholds(message.organisation).pk,
        to=message.to,
    )


@transaction.atomic
def retry_digest(*, digest: Digest, person: Person) -> None:
    """Make the messages of a day once more. Refused: over, not-failed."""
    require(person, MANAGE, digest)
    _try_again(digest, is_over=digest.day < timezone.localdate())
    enqueue(make.NAME, digest.pk)
    record(actor=person, verb="digest-retried", row=digest, parent=own_thresholds(digest.organisation).pk)


def _try_again(row: Any, *, is_over: bool) -> None:
    if is_over:
        raise Refused("over", _("Its day is over: what it said stands in the next digest."))
    failed = type(row).objects.filter(pk=row.pk, job_state=JobState.FAILED)
    again = {"job_state": JobState.WAITING, "attempts": 0, "next_at": timezone.now(), "problem": ""}
    if failed.update(**again, problem_detail={}) != 1:
        raise Refused("not-failed", _("It has been sent, or is being sent, meanwhile."))
