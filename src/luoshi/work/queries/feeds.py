"""What a subscribed calendar holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.organisation.models import Membership
from luoshi.work.models import Answer, Feed, Task
from luoshi.work.queries.tasks import IDLE

PAST = timedelta(days=90)
MOST = 200


def feed_of(secret: str) -> Feed | None:
    """Whose address it is; None for a wrong secret and for a person whose account is closed."""
    with scopes_disabled():
        row = Feed.objects.select_related("person", "unit").filter(secret=secret).first()
    return None if row and row.person and not row.person.is_active else row


def tasks_of(feed: Feed) -> QuerySet[Task]:
    """Open tasks of the unit, or of the person's units, from three months ago on, the first MOST of them."""
    units: Any = (
        [feed.unit_id] if feed.unit_id else Membership.objects.filter(person=feed.person_id).values("unit")
    )
    answers = Answer.objects.filter(unit__in=units, due_on__gte=timezone.localdate() - PAST)
    rows = Task.objects.filter(pk__in=answers.exclude(state__in=IDLE).values("task"))
    return rows.select_related("commitment", "order").order_by("due_on", "id")[:MOST]
