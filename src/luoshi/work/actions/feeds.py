"""Calendars that can be subscribed to."""

from __future__ import annotations

from django.db import transaction

from luoshi.foundation.lookup import require
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.work.models import Feed
from luoshi.work.models.feed import new_secret


def open_feed(*, person: Person, unit: Unit | None = None) -> Feed:
    """The person's own calendar, or that of a unit; made at the first time of asking."""
    require(person, "work.see", unit)
    wanted = {"unit": unit} if unit else {"person": person}
    with transaction.atomic():
        feed, is_new = Feed.objects.get_or_create(organisation_id=person.organisation_id, **wanted)
        if is_new:
            record(actor=person, verb="feed-opened", row=feed)
    return feed


def renew_feed(*, feed: Feed, person: Person) -> None:
    """Give it another address; who had the old one sees nothing any more."""
    require(person, "work.renew_feed", feed)
    with transaction.atomic():
        feed.secret = new_secret()
        feed.save(update_fields=["secret"])
        record(actor=person, verb="feed-renewed", row=feed)
