"""What was not sent and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from luoshi.foundation.jobs import JobState
from luoshi.notices.models import Digest, Message
from luoshi.notices.outbox.problems import MAIL_NOT_SET, words_of

SHOWN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class NotSentLine:
    """A message that did not go out: to whom, why, and whether one may have it tried again."""

    message: Message
    to: str
    why: str
    is_waiting: bool
    may_retry: bool


def not_sent(today: date, why: str = "") -> QuerySet[Message]:
    """What failed, and what waits to be tried again after a failure, of the last weeks; the newest first.

    why: the code of one reason. That no mail server is set is said once for all, unless it is asked for.
    """
    rows = _of_late(today).select_related("person", "bot", "letter").order_by("-day", "-id")
    rows = rows.defer("body", "letter__text", "letter__data")
    return rows.filter(problem=why) if why else rows.exclude(problem=MAIL_NOT_SET)


def without_mail(today: date) -> int:
    """How much of the last weeks was not sent since no mail server is set."""
    return _of_late(today).filter(problem=MAIL_NOT_SET).order_by().count()


def _of_late(today: date) -> QuerySet[Message]:
    rows = Message.objects.exclude(job_state=JobState.DONE).exclude(problem="")
    return rows.filter(day__gte=today - SHOWN)


def lines(messages: Iterable[Message], today: date) -> list[NotSentLine]:
    """As the page draws them."""
    return [
        NotSentLine(
            message,
            message.to,
            words_of(message.problem, message.problem_detail.get("answer", "")),
            message.job_state != JobState.FAILED,
            message.job_state == JobState.FAILED and message.may_go_on(today),
        )
        for message in messages
    ]


def not_made(today: date) -> Digest | None:
    """Today's digests, where their making was given up."""
    row: Digest | None = Digest.objects.filter(day=today, job_state=JobState.FAILED).first()
    return row
