"""The daily making of all messages of an organisation, in the background."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.foundation.jobs import JobState, finish
from luoshi.notices.digests.drafts import drafts
from luoshi.notices.digests.inputs import days_of
from luoshi.notices.models import Digest, Kind, Message, Thresholds
from luoshi.notices.outbox.problems import OVERTAKEN
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Organisation

NAME = "make-digests"
BATCH = 500


def open_digests() -> int:
    """A row for each organisation whose time of the day has come; called as often as one likes. Returns how many.

    One query a day is more than none: whoever has today's row is not looked at again.
    """
    now = timezone.localtime()
    with scopes_disabled():
        opened = Digest.objects.filter(day=now.date()).values("organisation")
        waiting = Organisation.objects.exclude(pk__in=opened).order_by().values_list("pk", flat=True)
        times = dict(Thresholds.objects.values_list("organisation", "digest_at"))
        usual = Thresholds().digest_at
        due = [
            Digest(organisation_id=key, day=now.date())
            for key in waiting
            if times.get(key, usual) <= now.time()
        ]
        # Two workers may do this at once: the constraint keeps one row.
        Digest.objects.bulk_create(due, ignore_conflicts=True)
    return len(due)


def make_digest(digest: Digest) -> None:
    """Write what everyone is told today: all messages or none. A day that has passed is told in today's."""
    calendar = calendar_of(digest.organisation)
    days = days_of(calendar)
    digest.is_quiet = digest.day < timezone.localdate() or digest.day not in days
    messages = [] if digest.is_quiet else drafts(digest.organisation, digest.day, calendar, days)
    digest.messages = len(messages)
    with transaction.atomic():
        finish(digest, JobState.DONE)
        digest.save(update_fields=["is_quiet", "messages"])
        if not digest.is_quiet:
            _overtake(digest)
            Message.objects.bulk_create(messages, batch_size=BATCH)


def _overtake(digest: Digest) -> None:
    """What still waits from the days before says nothing that the new one does not say."""
    waiting = Message.objects.filter(job_state=JobState.WAITING, day__lt=digest.day, kind=Kind.DIGEST)
    waiting.update(job_state=JobState.FAILED, problem=OVERTAKEN)
