"""The pages of meetings: empty, full, for every role, and at a fixed price."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from luoshi.meetings.actions import decisions
from luoshi.meetings.actions.attendance import invite
from luoshi.meetings.models import Meeting, Part
from luoshi.meetings.tests.build import a_series, a_slot, called, held
from luoshi.work.tests.build import unit

MOST_QUERIES = 12
LISTS = ("meetings", "meetings_held", "meeting_series_list")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("meetings", "没有待召开的会议"),
        ("meetings_held", "还没有召开过会议"),
        ("meeting_series_list", "还没有例会"),
    ],
)
def test_an_empty_list_says_what_to_do(clerk, name, words):
    assert words in clerk.get(reverse(name)).content.decode()


def test_only_what_one_is_asked_to_is_shown_where_that_is_wanted(people, as_person):
    meeting = called(people["clerk"])
    address = f"{reverse('meetings')}?whose=mine"
    assert str(meeting) in as_person(people["head"]).get(address).content.decode()
    assert "没有您参加的会议" in as_person(people["auditor"]).get(address).content.decode()


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_everybody_inside_reads_and_only_who_runs_it_changes(people, as_person, role):
    meeting = called(people["clerk"])
    client = as_person(people[role])
    page = client.get(meeting.get_absolute_url())
    assert page.status_code == 200
    assert not page.context["may_keep"]
    for name in (
        *("move_meeting", "call_meeting", "cancel_meeting", "hold_meeting", "draft_agenda", "add_item"),
        *("add_handout", "invite", "note_presence", "add_decision", "save_minutes", "draft_minutes"),
    ):
        assert client.post(reverse(name, args=[meeting.pk])).status_code == 403, name
    item, asked = meeting.items.get(), meeting.attendees.first()
    for name, key in (("change_item", item.pk), ("remove_item", item.pk), ("raise_item", item.pk)):
        assert client.post(reverse(name, args=[key])).status_code == 403, name
    assert client.post(reverse("uninvite", args=[asked.pk])).status_code == 403


def more(people, meeting, count):
    """So many more points, people, decisions given and open."""
    day = meeting.day + timedelta(days=20)
    for number in range(count):
        item = meeting.items.create(
            organisation=meeting.organisation, position=number + 5, title=f"议题{number}"
        )
        told = {"meeting": meeting, "person": people["clerk"], "unit": unit("采编部"), "due_on": day}
        decided = decisions.add_decision(text=f"议定{number}", item=item, **told)
        decisions.give_decision(decision=decided, person=people["clerk"])
        decisions.add_decision(text=f"待定{number}", **told)


@pytest.mark.parametrize("count", [1, 4])
def test_a_meeting_takes_as_many_queries_whatever_it_holds(
    people, at, as_person, count, django_assert_max_num_queries
):
    first = held(people["clerk"], at)
    more(people, first, count)
    second = called(people["clerk"], of=first.series, slot=a_slot(first.day + timedelta(days=1)))
    for number in range(count):
        invite(meeting=second, person=people["clerk"], part=Part.GUEST, name=f"专家{number}")
    clerk = as_person(people["clerk"])
    for row in (first, second):
        with django_assert_max_num_queries(MOST_QUERIES):
            clerk.get(row.get_absolute_url())


@pytest.mark.parametrize("count", [1, 4])
def test_lists_and_series_take_as_many_queries_for_four_as_for_one(
    people, at, as_person, count, django_assert_max_num_queries
):
    for number in range(count):
        series = a_series(people["clerk"], name=f"例会{number}")
        more(people, held(people["clerk"], at, of=series, slot=a_slot(place=f"{number}号")), 1)
        at(date(2026, 6, 10))
        called(people["clerk"], of=series, slot=a_slot(date(2026, 6, 18), place=f"{number}号"))
    clerk = as_person(people["clerk"])
    for address in (*map(reverse, LISTS), series.get_absolute_url()):
        with django_assert_max_num_queries(MOST_QUERIES):
            clerk.get(address)


def test_a_line_says_how_many_will_come_and_how_many_decisions_are_done(people, at, clerk, as_person):
    meeting = called(people["clerk"])
    asked = meeting.attendees.first()
    clerk.post(reverse("answer_invitation", args=[asked.pk]), {"reply": "accepted"})
    assert "3人中1人参加" in clerk.get(reverse("meetings")).content.decode()
    row = held(people["clerk"], at, of=meeting.series, slot=a_slot(place="报告厅"))
    more(people, row, 2)
    line = as_person(people["clerk"]).get(reverse("meetings_held")).context["lines"][0]
    assert (line.pk, line.decided, line.done) == (row.pk, 4, 0)


def test_the_history_tells_its_course(people, at, as_person):
    meeting = held(people["clerk"], at)
    page = as_person(people["clerk"]).get(meeting.get_absolute_url()).content.decode()
    for words in (
        "登记“馆务会2026年第1次会议”已召开",
        "将“暑期开放安排”列入议程",
        "于2026年6月17日召开",
    ):
        assert words in page
    assert Meeting.objects.get().state == "held"


def test_out_of_a_dialog_the_page_below_it_is_drawn_anew(people, clerk):
    meeting = called(people["clerk"])
    address = reverse("add_item", args=[meeting.pk])
    page = clerk.post(address, {"title": "冬季供暖"}, headers={"HX-Request": "true"})
    assert page.headers["HX-Refresh"] == "true"
    assert clerk.post(address, {"title": "元旦"}).url == f"{meeting.get_absolute_url()}#agenda"
