"""Rooms of the organisation: kept by the office, chosen when a meeting is planned, never taken twice."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.meetings.actions import rooms
from luoshi.meetings.models import Meeting, Room
from luoshi.meetings.tests.build import DAY, a_meeting, a_series, a_slot

TIMES = {"day": str(DAY), "begins": "14:00", "ends": "15:00"}


@pytest.fixture
def hall(people):
    return rooms.add_room(person=people["clerk"], name="一楼报告厅", seats=2)


def plan(client, series, **said):
    return client.post(reverse("plan_meeting", args=[series.pk]), TIMES | said)


def test_a_room_is_chosen_from_the_list_with_its_seats(clerk, people, hall):
    series = a_series(people["clerk"])
    page = clerk.get(reverse("plan_meeting", args=[series.pk])).content.decode()
    assert '<option value="一楼报告厅">一楼报告厅（2个座位）</option>' in page
    plan(clerk, series, room="一楼报告厅", place="别处")
    assert Meeting.objects.get().place == "一楼报告厅"


def test_another_place_is_typed_and_one_of_both_is_needed(clerk, people, hall):
    series = a_series(people["clerk"])
    refused = plan(clerk, series)
    assert refused.status_code == 422
    assert "请选择会议室，或填写其他地点" in refused.content.decode()
    assert plan(clerk, series, place="青山街道办事处").status_code == 302
    assert Meeting.objects.get().place == "青山街道办事处"


def test_without_rooms_the_place_is_typed_as_ever(clerk, people):
    series = a_series(people["clerk"])
    assert 'name="room"' not in clerk.get(reverse("plan_meeting", args=[series.pk])).content.decode()
    assert plan(clerk, series).status_code == 422
    assert plan(clerk, series, place="三楼会议室").status_code == 302


def test_a_room_is_not_taken_twice_at_a_time_also_where_it_was_typed(clerk, people, hall):
    series = a_series(people["clerk"])
    a_meeting(people["clerk"], of=series, slot=a_slot(begins=time(14, 30), ends=time(16), place="一楼报告厅"))
    refused = plan(clerk, series, room="一楼报告厅")
    assert (refused.status_code, Meeting.objects.count()) == (422, 1)
    assert "一楼报告厅" in refused.content.decode()
    assert plan(clerk, series, room="一楼报告厅", ends="14:30").status_code == 302


def test_where_a_meeting_moves_its_room_is_chosen_already(clerk, people, hall):
    row = a_meeting(people["clerk"], slot=a_slot(place="一楼报告厅"))
    address = reverse("move_meeting", args=[row.pk])
    assert '<option value="一楼报告厅" selected>' in clerk.get(address).content.decode()
    holiday = clerk.post(address, TIMES | {"day": "2026-06-19", "room": "一楼报告厅"})
    assert "2026年6月19日是端午节，不是工作日。下一个工作日是2026年6月22日" in holiday.content.decode()
    clerk.post(address, TIMES | {"room": "", "place": "三楼会议室"})
    row.refresh_from_db()
    assert (row.place, row.begins) == ("三楼会议室", time(14))


def test_a_room_with_too_few_seats_is_pointed_out(clerk, people, hall):
    row = a_meeting(people["clerk"], slot=a_slot(place="一楼报告厅"))
    assert "一楼报告厅只有2个座位，已邀请3人" in clerk.get(row.get_absolute_url()).content.decode()
    rooms.change_room(room=hall, person=people["clerk"], name="一楼报告厅", seats=3)
    assert "个座位，已邀请" not in clerk.get(row.get_absolute_url()).content.decode()


def test_a_new_name_goes_with_what_is_still_to_come(people, at, hall):
    clerk = people["clerk"]
    series = a_series(clerk, place="一楼报告厅")
    over = a_meeting(clerk, of=series, slot=a_slot(place="一楼报告厅"))
    Meeting.objects.filter(pk=over.pk).update(state="held")
    row = a_meeting(clerk, of=series, slot=a_slot(date(2026, 6, 18), place="一楼报告厅"))
    rooms.change_room(room=hall, person=clerk, name="学术报告厅", seats=2)
    for one in (row, over, series):
        one.refresh_from_db()
    assert (row.place, over.place, series.place) == ("学术报告厅", "一楼报告厅", "学术报告厅")
    assert Event.objects.get(verb="room-changed").data["name"] == ["一楼报告厅", "学术报告厅"]


def test_the_office_keeps_the_list_on_its_page(clerk, people):
    clerk.post(reverse("add_room"), {"name": "三楼会议室", "seats": "20"})
    room = Room.objects.get()
    row = a_meeting(people["clerk"])
    page = clerk.get(reverse("meeting_rooms")).content.decode()
    for words in ("三楼会议室", "20个座位", row.title):
        assert words in page
    again = clerk.post(reverse("add_room"), {"name": "三楼会议室"})
    assert (again.status_code, Room.objects.count()) == (422, 1)
    clerk.post(reverse("change_room", args=[room.pk]), {"name": "三楼会议室", "seats": ""})
    room.refresh_from_db()
    assert room.seats is None
    clerk.post(reverse("remove_room", args=[room.pk]))
    assert not Room.objects.exists()
    assert {"room-added", "room-changed", "room-removed"} <= set(Event.objects.values_list("verb", flat=True))
    assert "还没有会议室" in clerk.get(reverse("meeting_rooms")).content.decode()


def test_others_see_the_rooms_and_change_nothing(people, as_person, hall, stranger):
    member, other = as_person(people["member"]), as_person(stranger)
    assert "一楼报告厅" in member.get(reverse("meeting_rooms")).content.decode()
    assert "一楼报告厅" not in other.get(reverse("meeting_rooms")).content.decode()
    for name, args in (("change_room", [hall.pk]), ("remove_room", [hall.pk])):
        assert member.post(reverse(name, args=args), {"name": "x"}).status_code == 403
        assert other.post(reverse(name, args=args), {"name": "x"}).status_code == 404
    assert member.post(reverse("add_room"), {"name": "x"}).status_code == 403
    with pytest.raises(Refused, match="name-taken"):
        rooms.add_room(person=people["clerk"], name="一楼报告厅")


def test_the_page_of_rooms_asks_the_database_the_same_few_times(clerk, people, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(12) as queries:
            clerk.get(reverse("meeting_rooms"))
        return len(queries)

    series = a_series(people["clerk"])
    for number in range(3):
        rooms.add_room(person=people["clerk"], name=f"{number}号会议室")
        slot = a_slot(begins=time(9 + number), ends=time(10 + number), place=f"{number}号会议室")
        a_meeting(people["clerk"], of=series, slot=slot)
        if number == 0:
            first = count()
    assert count() == first
