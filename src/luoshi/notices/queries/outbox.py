"""What was not sent and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from luoshi.foundation.jobs import JobState
from luoshi.notices.models import Digest, Message
from luoshi.notices.outbox.problems import words_of


@dataclass(frozen=True, slots=True)
class NotSentLine:
    """A message that did not go out: to whom, why, and whether one may have it tried again."""

    message: Message
    to: str
    why: str
    is_waiting: bool
    may_retry: bool


def not_sent() -> QuerySet[Message]:
    """What failed, and what waits to be tried again after a failure; the newest first."""
    rows = Message.objects.exclude(job_state=JobState.DONE).exclude(problem="")
    return rows.select_related("person", "bot").defer("body").order_by("-day", "-id")


def lines(messages: Iterable[Message], today: date) -> list[NotSentLine]:
    """As the page draws them."""
    return [
        NotSentLine(
            message,
            str(message.person or message.bot),
            words_of(message.problem, message.problem_detail.get("answer", "")),
            message.job_state != JobState.FAILED,
            message.job_state == JobState.FAILED and message.day == today,
        )
        for message in messages
    ]


def not_made(today: date) -> Digest | None:
    """Today's digests, where their making was given up."""
    row: Digest | None = Digest.objects.filter(day=today, job_state=JobState.FAILED).first()
    return row
