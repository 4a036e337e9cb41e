"""What changed since the last visit: told by time, by whom and for whom."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from luoshi.work.actions import answers
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

MONDAY = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)
NOON, EVENING = MONDAY.replace(hour=4), MONDAY.replace(hour=10)


@pytest.fixture
def work(library, people):
    """Monthly checks of 读者服务部 and of 采编部, published in January."""
    with time_machine.travel(datetime(2026, 1, 5, tzinfo=UTC), tick=False):
        plan = a_plan(library, people["clerk"])
        for name in ("读者服务部", "采编部"):
            a_commitment(plan, title=f"{name}检查", unit=unit(name))
        publish(plan)


@pytest.fixture
def come(people, as_person):
    """`come(role, moment)` is what they are told who come at that moment."""

    def post(role, moment):
        with time_machine.travel(moment, tick=False):
            page = as_person(people[role]).post(reverse("changes"))
        assert page.status_code == 200
        return page.context["changes"]

    return post


def hand_in(people, name, moment):
    with time_machine.travel(moment, tick=False):
        answer = Answer.objects.filter(unit=unit(name)).order_by("due_on")[0]
        answers.submit(answer=answer, person=people["clerk"], word="查过了", whose=people["member"])


def test_who_comes_back_is_told_what_others_did_meanwhile(work, people, come):
    come("leader", MONDAY)
    hand_in(people, "采编部", NOON)
    found = come("leader", EVENING)
    assert found.since == MONDAY
    assert found.counts == {"answer-submitted": 1}
    assert [change.name for change in found.latest] == ["采编部检查"]


def test_whoever_stays_is_told_the_same_until_they_go(work, people, come):
    come("leader", MONDAY)
    hand_in(people, "采编部", NOON)
    come("leader", EVENING)
    assert come("leader", EVENING.replace(minute=20)).since == MONDAY
    assert come("leader", EVENING.replace(minute=40)).all == 1
    assert come("leader", EVENING.replace(hour=14)).all == 0


def test_a_unit_is_told_of_its_own_work_alone(work, people, come):
    come("member", MONDAY)
    hand_in(people, "采编部", NOON)
    hand_in(people, "读者服务部", NOON)
    assert [change.name for change in come("member", EVENING).latest] == ["读者服务部检查"]


def test_nobody_is_told_of_what_they_did_themselves(work, people, come):
    come("clerk", MONDAY)
    hand_in(people, "采编部", NOON)
    assert come("clerk", EVENING).all == 0


def test_who_comes_first_is_told_of_seven_days(work, people, come):
    hand_in(people, "采编部", MONDAY)
    assert come("leader", MONDAY.replace(day=14)).all == 1
    assert come("auditor", MONDAY.replace(day=16)).all == 0


def test_another_organisation_learns_nothing(work, people, as_person, stranger):
    hand_in(people, "采编部", MONDAY)
    with time_machine.travel(NOON, tick=False):
        assert as_person(stranger).post(reverse("changes")).context["changes"].all == 0


def test_it_takes_as_many_queries_for_three_changes_as_for_one(
    work, people, as_person, django_assert_max_num_queries
):
    def count():
        with time_machine.travel(EVENING, tick=False), django_assert_max_num_queries(12) as queries:
            browser.post(reverse("changes"))
        return len(queries)

    browser = as_person(people["leader"])
    hand_in(people, "采编部", NOON)
    browser.post(reverse("changes"))
    one = count()
    hand_in(people, "读者服务部", NOON)
    assert count() == one
