"""Standing meetings: made from the plan or by hand, with seats by unit and post."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions import series as actions
from luoshi.meetings.models import Part, Series
from luoshi.meetings.tests.build import a_meeting, a_series
from luoshi.organisation.models import Membership, Person
from luoshi.work.tests.build import a_commitment, publish, unit

FORM = {
    "name": "馆务会",
    "place": "三楼会议室",
    "begins": "09:00",
    "length": 90,
    "quorum": "half",
    "notice_days": 3,
}


def found(client, **said):
    return client.post(reverse("found_series"), FORM | {"unit": unit("办公室").pk, **said})


def refusal_of(act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value.code


def test_one_made_by_hand_keeps_its_period_and_is_chaired_by_the_units_head(clerk):
    page = found(clerk, every_n=2, every_unit="month")
    row = Series.objects.get()
    assert page.url == row.get_absolute_url()
    assert (row.every_n, row.every_unit, row.commitment) == (2, "month", None)
    assert row.seats.get().part == Part.CHAIR
    assert "每2个月" in clerk.get(reverse("meeting_series_list")).content.decode()


@pytest.mark.parametrize("said", [{"every_n": 2}, {"every_unit": "month"}])
def test_half_a_period_is_none(clerk, said):
    page = found(clerk, **said)
    assert page.status_code == 422
    assert "请同时填写数字和周期" in page.content.decode()


def test_two_of_one_name_are_refused_beside_the_form(clerk):
    found(clerk)
    assert "已有同名例会" in found(clerk).content.decode()
    other = found(clerk, name="安全例会")
    row = Series.objects.get(name="安全例会")
    assert other.status_code == 302
    address = reverse("change_series", args=[row.pk])
    assert clerk.post(address, FORM | {"unit": unit("办公室").pk}).status_code == 422
    assert clerk.post(address, FORM | {"unit": unit("采编部").pk, "name": "安全例会"}).status_code == 302
    row.refresh_from_db()
    assert row.unit == unit("采编部")


def test_a_commitment_has_one_series_and_one_for_each_unit_where_each_answers(people, plan):
    one = a_commitment(plan, title="召开例会", unit=unit("办公室"))
    each = a_commitment(plan, title="召开科务会", each_unit=True)
    publish(plan)
    a_series(people["clerk"], commitment=one)
    told = {"person": people["clerk"], "unit": unit("采编部")}
    assert refusal_of(actions.found_series, commitment=one, name="二", **told) == "series-there"
    a_series(people["clerk"], commitment=each, name="科务会")
    actions.found_series(commitment=each, name="采编部科务会", **told)
    assert refusal_of(actions.found_series, commitment=each, name="三", **told) == "series-there"


def test_the_list_offers_what_the_plan_asks_for_until_there_is_a_series(people, plan, clerk, as_person):
    asked = a_commitment(plan, title="召开例会", unit=unit("办公室"))
    a_commitment(plan, title="检查消防", unit=unit("办公室"))
    publish(plan)
    address = reverse("meeting_series_list")
    assert clerk.get(address).context["asked_for"] == [asked]
    assert as_person(people["head"]).get(address).context["asked_for"] == []
    a_series(people["clerk"], commitment=asked)
    assert clerk.get(address).context["asked_for"] == []


def test_a_seat_is_whoever_has_the_post_when_a_meeting_is_planned(library, people):
    deputy = Person.objects.create(organisation=library, login="deputy", name="周敏", post="副主任")
    Membership.objects.create(organisation=library, person=deputy, unit=unit("采编部"), role="member")
    clerk = people["clerk"]
    series = actions.found_series(person=clerk, name="例会", unit=unit("读者服务部"))
    actions.add_seat(series=series, person=clerk, unit=unit("采编部"), post="副主任")
    actions.add_seat(series=series, person=clerk, unit=unit("采编部"))
    actions.add_seat(series=series, person=clerk, sitter=people["member"], part=Part.SECRETARY)
    actions.add_seat(series=series, person=clerk, name="街道办 陈主任", part=Part.GUEST)
    # The head sits already, as the chair.
    actions.add_seat(series=series, person=clerk, sitter=people["head"])
    asked = a_meeting(clerk, series).attendees.all()
    assert [(one.label, one.part) for one in asked] == [
        ("读者服务部 head 员", "chair"),
        ("采编部 副主任 周敏", "member"),
        ("采编部", "member"),
        ("member 员", "secretary"),
        ("街道办 陈主任", "guest"),
    ]


def test_somebody_without_an_account_any_more_holds_no_post(people):
    people["head"].is_active = False
    people["head"].save()
    series = actions.found_series(person=people["clerk"], name="例会", unit=unit("读者服务部"))
    assert a_meeting(people["clerk"], series).attendees.get().person is None


def test_no_seat_twice_and_one_chair(people):
    series = a_series(people["clerk"])
    told = {"series": series, "person": people["clerk"]}
    assert refusal_of(actions.add_seat, unit=unit("采编部"), **told) == "seat-taken"
    assert refusal_of(actions.add_seat, name="外请专家", part=Part.CHAIR, **told) == "chair-taken"


def test_a_seat_for_nobody_is_refused_beside_the_form(people, clerk):
    series = a_series(people["clerk"])
    page = clerk.post(reverse("add_seat", args=[series.pk]), {"part": "member"})
    assert page.status_code == 422
    assert "请填写参会人员" in page.content.decode()


def test_a_seat_that_is_taken_away_stays_in_meetings_that_are_planned(people, clerk):
    series = a_series(people["clerk"])
    first = a_meeting(people["clerk"], series)
    seat = series.seats.get(unit=unit("采编部"))
    clerk.post(reverse("remove_seat", args=[seat.pk]))
    assert series.seats.count() == 2
    assert first.attendees.count() == 3


def test_a_series_ends_only_when_no_meeting_is_to_come(people, clerk):
    series = a_series(people["clerk"])
    meeting = a_meeting(people["clerk"], series)
    assert refusal_of(actions.end_series, series=series, person=people["clerk"]) == "meeting-coming"
    meeting.state = "cancelled"
    meeting.save()
    clerk.post(reverse("end_series", args=[series.pk]))
    series.refresh_from_db()
    assert series.ended_on == date(2026, 6, 10)
    a_series(people["clerk"], name="周例会")
    page = clerk.get(reverse("meeting_series_list")).content.decode()
    assert page.index("周例会") < page.index("馆务会") < page.index("2026年6月10日停办")
    assert page.count("未安排") == 1
    assert refusal_of(a_meeting, person=people["clerk"], of=series) == "series-ended"
    assert refusal_of(actions.add_seat, series=series, person=people["clerk"], name="x") == "series-ended"


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_only_the_office_founds_one(people, as_person, role):
    assert found(as_person(people[role])).status_code == 403
    assert not Series.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [("head", 302), ("member", 302), ("leader", 403), ("auditor", 403)]
)
def test_the_unit_that_runs_one_keeps_it(people, as_person, role, status):
    series = a_series(people["clerk"], unit=unit("读者服务部"))
    client = as_person(people[role])
    address = reverse("plan_meeting", args=[series.pk])
    slot = {"day": "2026-06-17", "begins": "09:00", "ends": "10:00", "place": "三楼会议室"}
    assert client.post(address, slot).status_code == status
    seat = {"part": "guest", "name": "专家"}
    assert client.post(reverse("add_seat", args=[series.pk]), seat).status_code == status
    assert client.post(reverse("remove_seat", args=[series.seats.first().pk])).status_code == status
