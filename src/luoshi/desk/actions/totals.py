"""Counting every organisation of a tree once a day, in the background."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.desk.models import DailyTotal
from luoshi.desk.queries.totals import figures_of
from luoshi.foundation.jobs import JobState, finish
from luoshi.organisation.queries.above import above_by_key

NAME = "count-totals"
# When nobody works, and before people come.
FROM = time(5, 0)


def open_totals() -> int:
    """A row for each organisation above or below another, once a day; called as often as one likes."""
    now = timezone.localtime()
    if now.time() < FROM:
        return 0
    above = above_by_key()
    keys = {*above, *above.values()}
    with scopes_disabled():
        opened = DailyTotal.objects.filter(day=now.date(), organisation__in=keys)
        keys -= set(opened.values_list("organisation", flat=True))
        due = [DailyTotal(organisation_id=key, day=now.date()) for key in sorted(keys)]
        # Two workers may do this at once: the constraint keeps one row.
        DailyTotal.objects.bulk_create(due, ignore_conflicts=True)
    return len(due)


def count_totals(row: DailyTotal) -> None:
    """What stands in the books now; a day that was missed is counted when its turn comes, under its own date."""
    row.figures = asdict(figures_of(row.organisation, timezone.localdate()))
    with transaction.atomic():
        finish(row, JobState.DONE)
        row.save(update_fields=["figures"])
