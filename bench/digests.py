"""How long the digests of 500 people take, out of 60,000 tasks of which none of the last weeks is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from time import perf_counter, process_time
from typing import Any

from bench.figure import Figure

MARK_S = 5.0
# A working day in the middle of the year: what was due before is late, nine in ten of it until July are done.
TODAY = date(2026, 9, 16)


def figures(clerk: Any) -> Iterator[Figure]:
    """On the database that the pages are measured on, which then has the messages too."""
    from django.db import connection
    from django_scopes import scope

    from luoshi.notices.digests.drafts import computed, drafts
    from luoshi.notices.digests.inputs import days_of
    from luoshi.notices.digests.make import BATCH
    from luoshi.notices.models import Message
    from luoshi.organisation.calendars import calendar_of

    organisation = clerk.organisation
    # As for the pages: on SQLite, what else the machine does is not counted.
    now = process_time if connection.vendor == "sqlite" else perf_counter
    with scope(organisation=organisation.pk):
        calendar = calendar_of(organisation)
        days = days_of(calendar)
        started = now()
        found = computed(organisation, TODAY, calendar, days)
        taken = now() - started
        yield Figure(f"digests: computed for {len(found.people)} people", taken, MARK_S, "s")
        started = now()
        messages = Message.objects.bulk_create(drafts(organisation, TODAY, calendar, days), batch_size=BATCH)
        taken = now() - started
        yield Figure(f"digests: computed and written as {len(messages)} messages", taken, MARK_S, "s")
