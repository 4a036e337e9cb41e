"""A calendar that phones and office programs subscribe to: one all-day entry for each dated thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vText

PRODUCT = "-//Luoshi//Luoshi 落实//ZH"
ZONE = "Asia/Shanghai"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Event:
    """One all-day entry.

    uid: stays the same while the thing is the same, so that a program moves it instead of doubling it.
    changed: when it last changed, with its zone; a feed of the same events is the same bytes.
    last_day: where it takes more than `day`, the last day that belongs to it.
    """

    uid: str
    day: date
    summary: str
    changed: datetime
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    last_day: date | None = None


def feed(name: str, events: Iterable[Event]) -> bytes:
    """An iCalendar file (RFC 5545, RFC 7986) named `name`; texts are escaped."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for label in ("name", "x-wr-calname"):
        calendar.add(label, vText(name))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.changed)
    entry.add("last-modified", event.changed)
    entry.add("dtstart", event.day)
    entry.add("dtend", (event.last_day or event.day) + timedelta(days=1))
    entry.add("summary", event.summary)
    if event.description:
        entry.add("description", event.description)
    if event.url:
        entry.add("url", event.url)
    if event.categories:
        entry.add("categories", list(event.categories))
    entry.add("transp", "TRANSPARENT")
    return entry
