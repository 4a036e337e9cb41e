"""Coming back to the desk."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from luoshi.desk.models import Visit
from luoshi.organisation.models import Person

PAUSE = timedelta(minutes=30)
FIRST = timedelta(days=7)


def visit(*, person: Person) -> Visit:
    """The person is here now. After half an hour of absence a new visit begins where the last one ended.

    Who comes for the first time is told of the last seven days.
    """
    now = timezone.now()
    with transaction.atomic():
        first = {"organisation_id": person.organisation_id, "since": now - FIRST, "seen_at": now}
        row, is_new = Visit.objects.select_for_update(no_key=True).get_or_create(
            person=person, defaults=first
        )
        if not is_new:
            if now - row.seen_at > PAUSE:
                row.since = row.seen_at
            row.seen_at = now
            row.save(update_fields=["since", "seen_at"])
    return row
