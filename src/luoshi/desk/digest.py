"""What of the desk stands in people's digests: the summary of the week before, once, when a week begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from luoshi.notices.sources import Matter, Source
from luoshi.organisation.models import Role

WEEK = "week"
# So long it is told to whoever has not had a digest since the week began.
FRESH = 3
WHO_SEE_ALL = frozenset({Role.LEADER, Role.CLERK})


def gather(_until: date) -> Iterator[Matter]:
    """On the first days of a week; whoever was told on the first is not told again."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    if today.weekday() < FRESH:
        first, last = monday - timedelta(days=7), monday - timedelta(days=1)
        title = f"{first.isoformat()} – {last.isoformat()}"
        yield Matter(first.isoformat(), "week", title, section=WEEK, since=last, roles=WHO_SEE_ALL)


SOURCE = Source(gather, {WEEK: gettext_lazy("Summary of the week")})
