"""What somebody is invited to, and what they say, with an account and without."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from luoshi.journal.models import Event
from luoshi.meetings.actions.meetings import cancel_meeting, move_meeting
from luoshi.meetings.tests.build import DAY, a_meeting, a_slot, called, held


@pytest.fixture
def meeting(people):
    return called(people["clerk"])


@pytest.fixture
def asked(meeting):
    """采编部, where nobody has an account."""
    return meeting.attendees.get(unit__name="采编部")


def address(asked):
    return reverse("invitation", args=[asked.secret])


def test_the_link_shows_when_where_and_what_about_and_takes_a_yes(client, asked):
    page = client.get(address(asked)).content.decode()
    for words in (
        "馆务会2026年第1次会议",
        "2026年6月17日",
        "09:00–10:30",
        "三楼会议室",
        "暑期开放安排",
        "采编部",
    ):
        assert words in page
    assert client.post(address(asked), {"reply": "accepted"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.reply, asked.presence) == ("accepted", "unknown")
    event = Event.objects.get(verb="invitation-accepted")
    assert (event.actor_name, event.object) == ("采编部（通过链接）", asked.meeting_id)


def test_who_sends_somebody_else_says_whom_and_may_think_again(client, asked):
    client.post(address(asked), {"reply": "accepted", "substitute": "周敏", "note": "主任出差"})
    asked.refresh_from_db()
    assert (asked.presence, asked.substitute, asked.note) == ("substitute", "周敏", "主任出差")
    client.post(address(asked), {"reply": "declined", "note": "都不在"})
    asked.refresh_from_db()
    assert (asked.reply, asked.presence, asked.substitute) == ("declined", "unknown", "")


def test_an_answer_that_is_none_is_asked_for_again(client, asked):
    assert client.post(address(asked), {"reply": "maybe"}).status_code == 422
    asked.refresh_from_db()
    assert asked.reply == "waiting"


def test_before_the_call_there_is_no_invitation(client, people):
    asked = a_meeting(people["clerk"]).attendees.first()
    assert client.get(address(asked)).status_code == 410
    assert client.get(reverse("invitation_calendar", args=[asked.secret])).status_code == 404


def test_a_made_up_link_opens_nothing(client, meeting):
    assert client.get(reverse("invitation", args=["x" * 32])).status_code == 410


def test_the_link_ends_the_day_after_the_meeting(client, asked, at):
    at(date(2026, 6, 18))
    assert client.get(address(asked)).status_code == 200
    at(date(2026, 6, 19))
    assert client.get(address(asked)).status_code == 410


def test_a_cancelled_or_held_meeting_takes_no_answer_by_link(client, people, at):
    row = called(people["clerk"])
    asked = row.attendees.first()
    cancel_meeting(meeting=row, person=people["clerk"], reason="并入下月")
    assert "本次会议取消：并入下月" in client.get(address(asked)).content.decode()
    assert client.post(address(asked), {"reply": "accepted"}).status_code == 422
    asked.refresh_from_db()
    assert asked.reply == "waiting"
    other = held(people["clerk"], at, of=row.series).attendees.first()
    assert "本次会议已召开" in client.get(address(other)).content.decode()


def event_of(client, asked):
    answer = client.get(reverse("invitation_calendar", args=[asked.secret]))
    assert answer["Content-Type"] == "text/calendar"
    calendar = Calendar.from_ical(answer.content)
    return calendar, next(part for part in calendar.walk("VEVENT"))


def test_calendars_get_the_time_with_its_zone_and_where_to_answer(client, asked):
    calendar, event = event_of(client, asked)
    assert calendar["METHOD"] == "PUBLISH"
    assert str(event["DTSTART"].dt) == "2026-06-17 09:00:00+08:00"
    assert str(event["DTEND"].dt) == "2026-06-17 10:30:00+08:00"
    assert (event["LOCATION"], event["SEQUENCE"], event["STATUS"]) == ("三楼会议室", 0, "CONFIRMED")
    assert event["DESCRIPTION"] == f"1. 暑期开放安排\nhttp://testserver{address(asked)}"
    assert calendar.walk("VTIMEZONE")


def test_a_moved_or_cancelled_meeting_replaces_what_calendars_hold(client, people, asked):
    first = event_of(client, asked)[1]
    move_meeting(meeting=asked.meeting, person=people["clerk"], slot=a_slot(date(2026, 6, 18)))
    _calendar, second = event_of(client, asked)
    assert (second["UID"], second["SEQUENCE"]) == (first["UID"], 1)
    assert second["DTSTART"].dt.date() == date(2026, 6, 18)
    cancel_meeting(meeting=asked.meeting, person=people["clerk"], reason="x")
    calendar, third = event_of(client, asked)
    assert (calendar["METHOD"], third["STATUS"], third["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_with_an_account_one_answers_for_oneself_alone(people, meeting, asked, as_person):
    own = meeting.attendees.get(person=people["head"])
    head = as_person(people["head"])
    assert (
        reverse("answer_invitation", args=[own.pk]) in head.get(meeting.get_absolute_url()).content.decode()
    )
    head.post(reverse("answer_invitation", args=[own.pk]), {"reply": "accepted"})
    own.refresh_from_db()
    assert own.reply == "accepted"
    assert head.post(reverse("answer_invitation", args=[asked.pk]), {"reply": "declined"}).status_code == 403
    assert asked.secret not in head.get(meeting.get_absolute_url()).content.decode()


def test_the_office_enters_what_somebody_said_on_the_telephone_and_passes_links_on(asked, clerk):
    page = clerk.get(asked.meeting.get_absolute_url()).content.decode()
    assert f"http://testserver{address(asked)}" in page
    clerk.post(reverse("answer_invitation", args=[asked.pk]), {"reply": "declined", "note": "来电请假"})
    asked.refresh_from_db()
    assert (asked.reply, asked.note) == ("declined", "来电请假")
    assert asked.meeting.day == DAY


def test_a_stranger_learns_nothing(meeting, asked, stranger, as_person):
    client = as_person(stranger)
    for name, key in (
        ("meeting", meeting.pk),
        ("meeting_calendar", meeting.pk),
        ("meeting_series", meeting.series_id),
        ("answer_invitation", asked.pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404, name
    assert "馆务会" not in client.get(reverse("meetings")).content.decode()
