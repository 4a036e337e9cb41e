"""Series and meetings for the tests, made as people make them."""

from __future__ import annotations

from datetime import date, time

from luoshi.meetings.actions import agenda, attendance, meetings, series
from luoshi.meetings.models import Presence
from luoshi.meetings.when import Slot
from luoshi.work.tests.build import unit

# A Wednesday; the meeting is on the next one.
TODAY, DAY = date(2026, 6, 10), date(2026, 6, 17)


def a_slot(day=DAY, begins=time(9), ends=time(10, 30), place="三楼会议室"):
    return Slot(day, begins, ends, place)


def a_series(person, **facts):
    """馆务会 of 办公室, chaired by its head, with seats for 读者服务部 and 采编部 where they do not run it."""
    told = {"name": "馆务会", "unit": unit("办公室"), "place": "三楼会议室", **facts}
    row = series.found_series(person=person, **told)
    for name in ("读者服务部", "采编部"):
        if row.unit.name != name:
            series.add_seat(series=row, person=person, unit=unit(name))
    return row


def a_meeting(person, of=None, slot=None, **facts):
    return meetings.plan_meeting(series=of or a_series(person), person=person, slot=slot or a_slot(), **facts)


def called(person, **facts):
    row = a_meeting(person, **facts)
    agenda.add_item(meeting=row, person=person, title="暑期开放安排")
    meetings.call_meeting(meeting=row, person=person)
    return row


def all_present(row, person):
    seen = {one.pk: attendance.Was(Presence.PRESENT) for one in row.attendees.all()}
    attendance.note_presence(meeting=row, person=person, seen=seen)


def held(person, at, **facts):
    """On its day, with everybody there."""
    row = called(person, **facts)
    at(row.day, "11:00")
    all_present(row, person)
    meetings.hold_meeting(meeting=row, person=person)
    return row
