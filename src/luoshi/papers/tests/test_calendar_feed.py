from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from luoshi.papers.calendar_feed import Event, feed

CHANGED = datetime(2026, 1, 5, 8, tzinfo=UTC)
EVENT = Event(
    uid="0192f0c1@luoshi",
    day=date(2026, 6, 30),
    summary="完成 12 个书屋, 一次；汇总",
    changed=CHANGED,
    description="第一行\n第二行\\",
    url="https://luoshi.example/tasks/1/",
    categories=("阅读服务", "甲,乙"),
)


def entries(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_an_event_is_a_whole_day_with_a_lasting_identity():
    (entry,) = entries(feed("书屋", [EVENT]))
    assert entry["uid"] == "0192f0c1@luoshi"
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2026, 6, 30), date(2026, 7, 1))
    assert entry["summary"] == EVENT.summary
    assert entry["description"] == EVENT.description
    assert entry["url"] == EVENT.url
    assert entry["categories"].cats == list(EVENT.categories)
    assert entry["dtstamp"].dt == entry["last-modified"].dt == CHANGED


def test_several_days_end_after_the_last():
    event = Event("a", date(2026, 2, 27), "调研", CHANGED, last_day=date(2026, 2, 28))
    (entry,) = entries(feed("书屋", [event]))
    assert entry["dtend"].dt == date(2026, 3, 1)
    assert "description" not in entry


def test_programs_are_told_the_name_the_zone_and_when_to_look_again():
    made = feed("书屋; 日历", [])
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in made
    assert rb"X-WR-CALNAME:" + "书屋\\; 日历".encode() in made
    calendar: Any = Calendar.from_ical(made)
    assert calendar["method"] == "PUBLISH"
    assert calendar["x-wr-timezone"] == "Asia/Shanghai"
    assert calendar["refresh-interval"].dt == timedelta(hours=6)


def test_the_same_events_are_the_same_bytes():
    assert feed("书屋", [EVENT]) == feed("书屋", iter([EVENT]))


@given(
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc"))) | st.just("a\nEND:VEVENT\nb")
)
def test_no_text_breaks_out_of_its_line(text):
    (entry,) = Calendar.from_ical(feed(text, [Event("a", date(2026, 1, 1), text, CHANGED, text)])).walk(
        "VEVENT"
    )
    assert entry["summary"] == text
