"""Sending one message, in the background: its row says before and after how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from luoshi.foundation.jobs import Job, JobState, finish, put_off
from luoshi.notices.models import Kind, Message
from luoshi.notices.outbox.mail import mail_letter, send_mail
from luoshi.notices.outbox.post import post
from luoshi.notices.outbox.problems import OVERTAKEN, NotSent

NAME = "send-message"
# Before the second attempt, the third …: together longer than a server is usually down.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))


def send_message(message: Message) -> None:
    """Send it, or put it off, or say why it cannot be sent."""
    try:
        _deliver(message)
    except NotSent as problem:
        not_sent(message, problem, WAITS)
        return
    with transaction.atomic():
        finish(message, JobState.DONE)
        message.sent_at = timezone.now()
        message.save(update_fields=["sent_at"])


def _deliver(message: Message) -> None:
    if message.kind == Kind.DIGEST and message.day < timezone.localdate():
        raise NotSent(OVERTAKEN, is_final=True)
    if message.kind == Kind.LETTER:
        mail_letter(message.letter)
    elif message.person:
        send_mail(message, message.person)
    elif message.bot:
        post(message.bot, message)


def not_sent(row: Job, problem: NotSent, waits: Sequence[timedelta]) -> None:
    """Put a claimed row off by the next of the waits, or give it up where none is left or none would help."""
    with transaction.atomic():
        if problem.is_final or row.attempts > len(waits):
            finish(row, JobState.FAILED, problem.code, answer=problem.answer)
        else:
            until = timezone.now() + waits[row.attempts - 1]
            put_off(row, until, problem.code, answer=problem.answer)
