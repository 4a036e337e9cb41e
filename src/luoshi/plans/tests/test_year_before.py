"""A plan beside that of the year before: carried over, in other words, new, gone; and who led it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luoshi.organisation.models import Unit
from luoshi.plans.actions.assign import assign
from luoshi.plans.actions.undo import undo
from luoshi.plans.models import Commitment
from luoshi.plans.tests.conftest import TEXT

BEFORE = """青山市图书馆2025年工作要点
一、办好读者服务
1.夜间服务。由读者服务部每季度开展1次夜读活动。
2.村级书屋。6月底前完成8个村级书屋的图书更新。
3.旧楼搬迁。8月底前完成旧楼搬迁。
二、管好内部事务
4.内部管理。完善值班制度。
"""


@pytest.fixture
def last_year(read_text):
    return read_text(BEFORE)


@pytest.fixture
def beside(clerk, small_plan):
    """`beside(kind="added")` is the page of the small plan beside last year's."""

    def show(**query):
        answer = clerk.get(reverse("year_before", args=[small_plan.pk]), query)
        assert answer.status_code == 200
        return answer

    return show


@pytest.fixture
def led(last_year, people):
    """`led("值班", "办公室")`: last year that unit led it."""

    def give(words, unit):
        row = Commitment.objects.prefetch_related("supports__unit").get(plan=last_year, quote__contains=words)
        assign(commitments=[row], person=people["clerk"], role="lead", unit=Unit.objects.get(name=unit))

    return give


def titles(answer):
    return [entry.line.title for entry in answer.context["entries"]]


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("same", ["开展夜读活动", "完善值班制度"]),
        ("altered", ["完成村级书屋的图书更新"]),
        ("added", ["组织朗读会", "完成设备巡检", "检查消防设施"]),
        ("dropped", ["完成旧楼搬迁"]),
    ],
)
def test_what_is_carried_over_altered_new_and_gone(last_year, beside, kind, held):
    answer = beside(kind=kind)
    assert titles(answer) == held
    assert answer.context["comparison"].counts[kind] == len(held)


def test_the_years_stand_over_the_two_sides_and_the_number_is_marked(last_year, beside):
    html = beside(kind="altered").content.decode()
    assert "完成<del>8</del>个" in html
    assert "完成<ins>12</ins>个" in html
    assert "2025 · 村级书屋" in html
    assert "2026 · 村级书屋" in html


def test_lead_units_of_what_is_carried_over_are_offered_and_taken_over_in_one_step(
    led, beside, clerk, named, people, small_plan
):
    led("值班", "办公室")
    led("书屋", "采编部")
    led("搬迁", "办公室")
    html = beside().content.decode()
    assert "2 个上年的牵头单位" in html
    clerk.post(reverse("take_over_leads", args=[small_plan.pk]), {"with": ""})
    assert (named("值班").unit.name, named("书屋").unit.name) == ("办公室", "采编部")
    assert "上年的牵头单位" not in beside().content.decode()
    undo(plan=small_plan, person=people["clerk"])
    assert (named("值班").unit, named("书屋").unit) == (None, None)


def test_a_unit_that_is_named_or_remembered_already_is_not_offered(led, beside, named, people, small_plan):
    led("值班", "办公室")
    row = Commitment.objects.prefetch_related("supports__unit").get(pk=named("值班").pk)
    assign(commitments=[row], person=people["clerk"], role="each")
    assert beside().context["comparison"].leads == []


def test_a_unit_that_was_dissolved_is_not_offered(led, beside, small_plan):
    led("值班", "办公室")
    Unit.objects.filter(name="办公室").update(closed_on=date(2020, 1, 1))
    assert beside().context["comparison"].leads == []


def test_of_several_plans_the_one_of_the_most_alike_title_comes_first(last_year, beside, read_text):
    other = read_text("青山市图书馆2025年安全要点\n一、安全\n1.消防。由办公室、保卫科每月检查1次消防设施。\n")
    answer = beside()
    assert answer.context["before"] == last_year
    assert f"?with={other.pk}" in answer.content.decode()
    assert titles(beside(**{"with": other.pk, "kind": "same"})) == ["检查消防设施"]


def test_without_a_plan_of_the_year_before_it_says_what_to_do(beside):
    assert "还没有 2025 年的要点" in beside().content.decode()


def test_who_does_not_assign_sees_no_button(led, as_person, people, small_plan):
    led("值班", "办公室")
    address = reverse("year_before", args=[small_plan.pk])
    html = as_person(people["member"]).get(address).content.decode()
    assert reverse("take_over_leads", args=[small_plan.pk]) not in html


def test_a_longer_plan_takes_no_more_queries(last_year, beside, small_plan):
    def count():
        with CaptureQueriesContext(connection) as made:
            beside(kind="added")
        return len(made)

    few = count()
    for row in list(Commitment.objects.filter(plan=small_plan)) * 3:
        row.pk = None
        row._state.adding = True
        row.save()
    assert count() == few


def test_a_plan_copied_into_the_next_year_is_carried_over_whole(read_text, clerk):
    read_text(TEXT)
    later = read_text(TEXT.replace("2026", "2027"))
    answer = clerk.get(reverse("year_before", args=[later.pk]))
    assert answer.context["comparison"].counts == {"same": 6, "altered": 0, "added": 0, "dropped": 0}
