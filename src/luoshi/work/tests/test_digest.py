"""What of work stands in whose daily digest."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.foundation.jobs import sweep
from luoshi.notices.digests.make import open_digests
from luoshi.notices.models import Message
from luoshi.organisation.models import Membership, Person
from luoshi.work.actions import answers
from luoshi.work.actions.chasers import reply_to_chaser, write_chaser
from luoshi.work.actions.requests import ask
from luoshi.work.digest import SOURCE
from luoshi.work.models import Answer, Reply, Wish
from luoshi.work.tests.build import a_commitment, once, publish, unit

FRIDAY, MONDAY = date(2026, 6, 12), date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _this_room_alone(monkeypatch):
    """What the rooms above add to a digest is theirs to test."""
    monkeypatch.setattr("luoshi.notices.sources._sources", [SOURCE])


@pytest.fixture
def told(at):
    """`told(day)` makes the digests of the day; login → {section: titles}."""

    def on(day):
        at(day)
        open_digests()
        sweep()
        rows = Message.objects.filter(day=day, channel="app").select_related("person")
        return {row.person.login: _titles(row.body) for row in rows}

    return on


def to(parts, logins):
    return dict.fromkeys(logins, parts)


def _titles(body):
    return {part["section"]: [line["title"] for line in part["lines"]] for part in body}


@pytest.fixture
def lecture(plan, at):
    """读者服务部 owes a lecture by Monday 15 June; nobody has begun."""
    at(FRIDAY, "07:00")
    once(plan, "6月15日前", title="举办讲座", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.get()


def test_the_units_people_are_told_before_on_and_after_the_date(lecture, told):
    everyone = {"head", "member"}
    assert set(told(FRIDAY)) == everyone
    assert told(MONDAY) == to({"today": ["举办讲座"]}, everyone)
    late = to({"late": ["举办讲座"]}, everyone)
    assert told(date(2026, 6, 16)) == late
    assert told(date(2026, 6, 17)) == {"leader": {"below": ["举办讲座"]}}
    assert told(date(2026, 6, 18)) == {}


def test_what_is_in_someones_hand_is_told_to_them(lecture, told, people):
    answers.hand_over(answer=lecture, person=people["head"], to=people["member"])
    assert told(MONDAY) == {"member": {"today": ["举办讲座"]}}


def test_what_nobody_is_named_for_is_the_offices(plan, told, at):
    at(FRIDAY, "07:00")
    once(plan, "6月15日前", title="无主的事")
    publish(plan)
    assert told(MONDAY) == {"clerk": {"today": ["无主的事"]}}


def test_without_a_clerk_the_administrator_is_the_office(plan, told, at):
    at(FRIDAY, "07:00")
    once(plan, "6月15日前", title="无主的事")
    publish(plan)
    Membership.objects.filter(role="clerk").delete()
    assert set(told(MONDAY)) == {"administrator"}


def test_a_weekly_duty_is_announced_on_the_day_before_only(plan, told, at):
    at(date(2026, 6, 1), "07:00")
    a_commitment(plan, every_unit="week", title="每周巡检", unit=unit("读者服务部"))
    publish(plan)
    Answer.objects.exclude(due_on=date(2026, 6, 12)).delete()
    found = {day: told(date(2026, 6, day)) for day in (5, 8, 9, 10, 11)}
    assert {day: said.get("head") for day, said in found.items() if said} == {11: {"ahead": ["每周巡检"]}}


def test_a_monthly_duty_is_not_announced_a_month_ahead(plan, told, at):
    at(date(2026, 5, 25), "07:00")
    a_commitment(plan, title="每月检查", unit=unit("读者服务部"))
    publish(plan)
    Answer.objects.exclude(due_on=date(2026, 6, 30)).delete()
    found = {day: told(date(2026, 6, day)) for day in (1, 23, 29)}
    assert [day for day, said in found.items() if said] == [23, 29]


def test_a_members_work_waits_for_the_head_and_then_for_the_office(lecture, told, people):
    answers.submit(answer=lecture, person=people["member"], word="办了")
    assert told(MONDAY) == {"head": {"to-review": ["举办讲座"]}}
    lecture.refresh_from_db()
    answers.accept(answer=lecture, person=people["head"])
    assert told(date(2026, 6, 18)) == {"clerk": {"to-review": ["举办讲座"]}}


def test_nobody_is_told_to_review_their_own_work(lecture, told, people, library):
    other = Person.objects.create(organisation=library, login="other", name="另一位")
    Membership.objects.create(organisation=library, person=other, unit=unit("办公室"), role="clerk")
    answers.submit(answer=lecture, person=people["clerk"], word="代报", whose=people["head"])
    assert told(MONDAY) == {"other": {"to-review": ["举办讲座"]}}


def test_what_was_returned_is_told_to_whoever_has_it(lecture, told, people):
    answers.submit(answer=lecture, person=people["member"], word="办了")
    lecture.refresh_from_db()
    answers.send_back(answer=lecture, person=people["head"], reason="缺签到表")
    assert told(MONDAY) == {"member": {"returned": ["举办讲座"]}, "head": {"returned": ["举办讲座"]}}


def test_what_is_done_is_told_to_nobody(lecture, told):
    Answer.objects.update(state="accepted")
    assert told(MONDAY) == {}


def test_a_chaser_is_told_to_the_unit_until_it_replies_and_then_to_whoever_wrote_it(
    lecture, told, at, people
):
    at(date(2026, 6, 18), "07:00")
    chaser = write_chaser(
        person=people["leader"], answers=[lecture], text="请说明", reply_by=date(2026, 6, 23)
    )
    at(date(2026, 6, 18), "19:00")
    Answer.objects.update(due_on=date(2026, 12, 31))
    assert told(date(2026, 6, 22)) == to({"chased": [chaser.name]}, ("head", "member"))
    reply_to_chaser(reply=Reply.objects.get(), person=people["head"], text="本周办结")
    assert told(date(2026, 6, 23)) == {"leader": {"to-review": [chaser.name]}}


def test_a_request_waits_for_the_office(lecture, told, people):
    ask(answer=lecture, person=people["head"], wish=Wish.WAIVER, reason="经费未到")
    assert told(MONDAY)["clerk"] == {"to-decide": ["举办讲座"]}


def test_a_line_leads_to_its_task(lecture, told, people):
    told(MONDAY)
    (part,) = Message.objects.filter(person=people["head"], channel="app", day=MONDAY).get().body
    assert part["lines"] == [
        {"title": "举办讲座", "due": "2026-06-15", "path": f"/tasks/{lecture.task_id}/", "unit": ""}
    ]


def test_gathering_takes_the_same_queries_for_one_and_many(plan, at, django_assert_num_queries):
    from luoshi.work.digest import gather

    at(FRIDAY)
    once(plan, "6月15日前", title="一", unit=unit("读者服务部"))
    publish(plan)
    for _round in range(2):
        with django_assert_num_queries(8):
            found = len(list(gather(date(2026, 12, 31))))
        a_commitment(plan, title="每月检查", each_unit=True)
        publish(plan)
    assert found > 1
