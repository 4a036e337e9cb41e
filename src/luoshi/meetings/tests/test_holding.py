"""Who was there, and whether they were enough."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions import attendance, meetings, series
from luoshi.meetings.actions.attendance import Was, note_presence
from luoshi.meetings.models import Part, Presence
from luoshi.meetings.tests.build import DAY, a_meeting, a_series, all_present, called, held

PRESENT, AWAY = Was(Presence.PRESENT), Was(Presence.ABSENT)
INSTEAD = Was(Presence.SUBSTITUTE, "周敏")


def sit(people, at, *was, quorum="half"):
    """A meeting of three on its day, with what is noted of each."""
    row = called(people["clerk"], of=a_series(people["clerk"], quorum=quorum))
    at(DAY, "11:00")
    seen = dict(zip([one.pk for one in row.attendees.all()], was, strict=True))
    note_presence(meeting=row, person=people["clerk"], seen=seen)
    return row


@pytest.mark.parametrize(
    ("quorum", "was", "is_held"),
    [
        ("half", (PRESENT, PRESENT, AWAY), True),
        ("half", (PRESENT, INSTEAD, AWAY), True),
        ("half", (PRESENT, AWAY, AWAY), False),
        ("two-thirds", (PRESENT, PRESENT, AWAY), True),
        ("two-thirds", (PRESENT, AWAY, AWAY), False),
        ("all", (PRESENT, PRESENT, AWAY), False),
        ("all", (PRESENT, PRESENT, INSTEAD), True),
        ("none", (AWAY, AWAY, AWAY), True),
    ],
)
def test_it_is_held_with_as_many_as_the_series_asks_for(people, at, quorum, was, is_held):
    row = sit(people, at, *was, quorum=quorum)
    if is_held:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
        assert row.state == "held"
        return
    with pytest.raises(Refused) as refusal:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
    assert refusal.value.code == "no-quorum"
    assert "应到3人" in str(refusal.value.message)
    row.refresh_from_db()
    assert row.state == "called"


def test_half_of_four_is_not_more_than_half(people, at):
    standing = a_series(people["clerk"])
    series.add_seat(series=standing, person=people["clerk"], sitter=people["legal"])
    row = called(people["clerk"], of=standing)
    at(DAY, "11:00")
    seen = dict(zip([one.pk for one in row.attendees.all()], (PRESENT, PRESENT, AWAY, AWAY), strict=True))
    note_presence(meeting=row, person=people["clerk"], seen=seen)
    with pytest.raises(Refused) as refusal:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
    assert "实到2人，未达到3人" in str(refusal.value.message)


def test_guests_and_whoever_keeps_the_minutes_do_not_count(people, at):
    row = called(people["clerk"])
    for part, whom in ((Part.GUEST, "legal"), (Part.SECRETARY, "clerk")):
        attendance.invite(meeting=row, person=people["clerk"], part=part, whom=people[whom])
    at(DAY, "11:00")
    was = (PRESENT, AWAY, AWAY, PRESENT, PRESENT)
    seen = dict(zip([one.pk for one in row.attendees.all()], was, strict=True))
    note_presence(meeting=row, person=people["clerk"], seen=seen)
    with pytest.raises(Refused) as refusal:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
    assert refusal.value.code == "no-quorum"


def test_presence_is_noted_first_and_not_before_the_day(people, at):
    row = called(people["clerk"])
    all_present(row, people["clerk"])
    with pytest.raises(Refused) as refusal:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
    assert refusal.value.code == "not-yet"
    at(DAY)
    chair = row.attendees.first()
    note_presence(meeting=row, person=people["clerk"], seen={chair.pk: Was(Presence.UNKNOWN)})
    with pytest.raises(Refused) as refusal:
        meetings.hold_meeting(meeting=row, person=people["clerk"])
    assert refusal.value.code == "presence-missing"


def test_the_page_proposes_what_people_said_and_names_whoever_came_instead(people, at, as_person):
    row = called(people["clerk"])
    first, second, third = row.attendees.all()
    attendance.answer_by_link(attendee=second, reply="declined")
    attendance.answer_by_link(attendee=third, reply="accepted", substitute="周敏")
    at(DAY, "11:00")
    clerk = as_person(people["clerk"])
    address = reverse("note_presence", args=[row.pk])
    form = clerk.get(address).context["form"]
    assert [was.value() for _one, was, _by in form.lines()] == ["present", "absent", "substitute"]
    said = {f"was-{first.pk}": "present", f"was-{second.pk}": "substitute", f"was-{third.pk}": "absent"}
    page = clerk.post(address, said)
    assert page.status_code == 422
    assert "请填写代head 员参会的人员" in page.content.decode()
    clerk.post(address, said | {f"by-{second.pk}": "张主管", f"by-{third.pk}": "周敏"})
    assert list(row.attendees.values_list("presence", "substitute")) == [
        ("present", ""),
        ("substitute", "张主管"),
        ("absent", ""),
    ]
    assert "由张主管代为参会" in clerk.get(row.get_absolute_url()).content.decode()


def test_nobody_is_noted_before_the_call(people):
    with pytest.raises(Refused) as refusal:
        note_presence(meeting=a_meeting(people["clerk"]), person=people["clerk"], seen={})
    assert refusal.value.code == "not-called"


def test_only_a_meeting_whose_day_has_come_can_be_said_to_be_held(people, at, clerk, as_person):
    row = called(people["clerk"])
    address = reverse("hold_meeting", args=[row.pk])
    assert address not in clerk.get(row.get_absolute_url()).content.decode()
    at(DAY, "11:00")
    later = as_person(people["clerk"])
    assert address in later.get(row.get_absolute_url()).content.decode()
    later.post(address)
    row.refresh_from_db()
    assert row.state == "called"
    all_present(row, people["clerk"])
    later.post(address)
    row.refresh_from_db()
    assert (row.state, row.day) == ("held", date(2026, 6, 17))


def test_a_held_meeting_is_neither_moved_nor_cancelled(people, at):
    row = held(people["clerk"], at)
    with pytest.raises(Refused) as refusal:
        meetings.cancel_meeting(meeting=row, person=people["clerk"], reason="x")
    assert refusal.value.code == "step-not-open"
