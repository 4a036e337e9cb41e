"""What of ledgers stands in people's daily digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.ledgers.models import Entry
from luoshi.notices.sources import Matter, Source
from luoshi.organisation.models import Role

TO_CLOSE, LOOK_BACK, REFRESH = "entries-to-close", "entries-to-look-back", "entries-to-refresh"
SECTIONS = {
    TO_CLOSE: _("Close-outs to decide on"),
    LOOK_BACK: _("Closed lines to be looked at again"),
    REFRESH: _("Not refreshed in their period"),
}
WORKERS = frozenset({Role.HEAD, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR})
WHO_DECIDE = frozenset({Role.CLERK, Role.ADMINISTRATOR})


def gather(until: date) -> Iterator[Matter]:
    """What is to be done by a day, decided on, looked at again, and what was not refreshed; four queries."""
    return chain(_owed(until), _applied(), _look_backs(), _unrefreshed())


SOURCE = Source(gather, SECTIONS)


def _owed(until: date) -> Iterator[Matter]:
    rows = Entry.objects.filter(is_closed=False, applied_by=None, due_on__lte=until).order_by()
    fields = ("pk", "title", "unit", "person", "found_on", "due_on")
    for key, title, unit, person, found_on, due_on in rows.values_list(*fields):
        days = (due_on - found_on).days + 1
        yield Matter(key, "entry", title, due_on, days=days, unit=unit, person=person, roles=WORKERS)


def _applied() -> Iterator[Matter]:
    """Never to whoever applied."""
    rows = Entry.objects.filter(is_closed=False, applied_by__isnull=False).order_by()
    for key, title, applied_by in rows.values_list("pk", "title", "applied_by"):
        but = frozenset({applied_by})
        yield Matter(
            key, "entry", title, section=TO_CLOSE, since=timezone.localdate(), roles=WHO_DECIDE, but=but
        )


def _look_backs() -> Iterator[Matter]:
    rows = Entry.objects.filter(look_back_on__lte=timezone.localdate()).order_by()
    for key, title, unit, day in rows.values_list("pk", "title", "unit", "look_back_on"):
        yield Matter(key, "entry", title, section=LOOK_BACK, since=day, unit=unit, roles=WORKERS)


def _unrefreshed() -> Iterator[Matter]:
    rows = Entry.objects.filter(refresh_due_on__lt=timezone.localdate()).order_by()
    for key, title, unit, day in rows.values_list("pk", "title", "unit", "refresh_due_on"):
        yield Matter(key, "entry", title, section=REFRESH, since=day, unit=unit, roles=WORKERS)
