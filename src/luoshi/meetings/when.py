"""Whether a meeting can be at a time: a working day to come, and a place that nobody has taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused
from luoshi.meetings.models import COMING, Attendee, Meeting
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.holidays import holiday_name
from luoshi.organisation.models import Organisation
from luoshi.schedule import Calendar
from luoshi.schedule.holidays import FIXED_HOLIDAYS
from luoshi.work.due import refuse_past

MOST_BUSY = 8
FIXED = {day: name for name, day in FIXED_HOLIDAYS.items()}


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of a day and a place."""

    day: date
    begins: time
    ends: time
    place: str


def refuse_slot(organisation: Organisation | UUID, slot: Slot, but: UUID | None = None) -> None:
    """Raise Refused: ends-too-early, due-before-today, no-working-day, place-taken. `but` is the meeting itself."""
    if slot.ends <= slot.begins:
        raise Refused("ends-too-early", _("The meeting would end before it begins."))
    refuse_past(slot.day)
    calendar = calendar_of(organisation)
    if not calendar.is_workday(slot.day) or _is_fixed_holiday(calendar, slot.day):
        name = holiday_name(calendar.name_of(slot.day) or FIXED.get((slot.day.month, slot.day.day), ""))
        name = name or date_format(slot.day, "l")
        said = _("%(day)s is %(name)s, no working day. The next one is %(next)s.")
        words = {"day": _day(slot.day), "name": name, "next": _day(calendar.after(slot.day, 1))}
        raise Refused("no-working-day", said % words)
    taken = clashing(slot, but).filter(place=slot.place).first()
    if taken:
        said = _(
            "%(place)s is taken by “%(meeting)s” from %(begins)s to %(ends)s. Choose another time or place."
        )
        words = {"place": slot.place, "meeting": taken.title}
        hours = {"begins": time_format(taken.begins), "ends": time_format(taken.ends)}
        raise Refused("place-taken", said % (words | hours))


def _is_fixed_holiday(calendar: Calendar, day: date) -> bool:
    """Where a year's holidays are not published yet, those that have a date of their own are known all the same."""
    return (
        not calendar.published(day.year) and (day.month, day.day) in FIXED and day not in calendar.overrides
    )


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def clashing(slot: Slot | Meeting, but: UUID | None = None) -> QuerySet[Meeting]:
    """The meetings to come that overlap in time, wherever they are."""
    rows = Meeting.objects.filter(day=slot.day, begins__lt=slot.ends, ends__gt=slot.begins, state__in=COMING)
    return rows.exclude(pk=but) if but else rows


def busy_people(meeting: Meeting, attendees: Iterable[Attendee]) -> list[Attendee]:
    """Who of those asked is asked to another meeting at the same time, with that as `meeting`; one query.

    A few at most: more of them say no more.
    """
    people = [one.person_id for one in attendees if one.person_id]
    others = clashing(meeting, meeting.pk).order_by()
    rows = Attendee.objects.filter(person__in=people, meeting__in=others.values("pk"))
    return list(
        rows.exclude(reply="declined").select_related("meeting").order_by("position", "pk")[:MOST_BUSY]
    )


def ends_at(begins: time, length: int) -> time:
    """So many minutes later, on the same day at the latest."""
    start = datetime.combine(date.min, begins)
    end = start + timedelta(minutes=length)
    return end.time() if end.date() == start.date() else time(23, 59)


def is_called_late(meeting: Meeting) -> bool:
    """Whether its call no longer leaves as many working days as the series promises; one query."""
    calendar = calendar_of(meeting.organisation_id)
    ahead = calendar.count(timezone.localdate() + timedelta(days=1), meeting.day)
    return ahead < meeting.series.notice_days
