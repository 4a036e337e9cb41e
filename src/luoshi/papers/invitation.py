"""An invitation to a meeting that calendars take in; a newer one moves or cancels what an older one wrote there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar
from icalendar import Event as Entry

from luoshi.papers.calendar_feed import PRODUCT


@dataclass(frozen=True, slots=True)
class Invitation:
    """uid: stays the same while the meeting is the same. sequence: rises with each change of time or place.

    Times carry their zone; `url` is where the invited accept or decline, and is repeated in the description, since
    not every program shows it.
    """

    uid: str
    sequence: int
    summary: str
    starts_at: datetime
    ends_at: datetime
    changed: datetime
    place: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False


def invitation(told: Invitation) -> bytes:
    """An iCalendar file (RFC 5545, RFC 5546) with this one meeting; texts are escaped."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if told.is_cancelled else "PUBLISH")
    entry = Entry()
    entry.add("uid", told.uid)
    entry.add("sequence", told.sequence)
    entry.add("dtstamp", told.changed)
    entry.add("dtstart", told.starts_at)
    entry.add("dtend", told.ends_at)
    entry.add("summary", told.summary)
    entry.add("status", "CANCELLED" if told.is_cancelled else "CONFIRMED")
    if told.place:
        entry.add("location", told.place)
    lines = [line for line in (told.description, told.url) if line]
    if lines:
        entry.add("description", "\n".join(lines))
    if told.url:
        entry.add("url", told.url)
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
