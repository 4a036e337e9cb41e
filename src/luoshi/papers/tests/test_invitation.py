"""An invitation as calendars take it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from luoshi.papers.invitation import Invitation, invitation

ZONE = ZoneInfo("Asia/Shanghai")
TOLD = Invitation(
    uid="1@luoshi",
    sequence=2,
    summary="例会；第1次, 馆务",
    starts_at=datetime(2026, 6, 17, 9, tzinfo=ZONE),
    ends_at=datetime(2026, 6, 17, 10, tzinfo=ZONE),
    changed=datetime(2026, 6, 10, 1, tzinfo=UTC),
)


def read(told):
    calendar = Calendar.from_ical(invitation(told))
    return calendar, calendar.walk("VEVENT")[0]


def test_what_is_empty_is_left_out_and_texts_come_back_whole():
    calendar, event = read(TOLD)
    assert not {"LOCATION", "DESCRIPTION", "URL"} & set(event)
    assert (event["SUMMARY"], event["SEQUENCE"], calendar["METHOD"]) == ("例会；第1次, 馆务", 2, "PUBLISH")
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"


def test_the_address_stands_in_the_description_too():
    event = read(replace(TOLD, description="1. 议题", url="https://a.example/i/x/"))[1]
    assert event["DESCRIPTION"] == "1. 议题\nhttps://a.example/i/x/"
    assert event["URL"] == "https://a.example/i/x/"


def test_a_cancelled_one_takes_it_out_again():
    calendar, event = read(replace(TOLD, is_cancelled=True))
    assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", "1@luoshi")


def test_the_same_invitation_is_the_same_bytes():
    assert invitation(TOLD) == invitation(TOLD)
