"""The first page: one's own work, where plans get lost, and the whole for those who answer for it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from luoshi.plans.actions.confirm import edit_commitment
from luoshi.plans.models import Doubt
from luoshi.work.models import Answer, TaskState
from luoshi.work.tests.build import a_commitment, a_plan, in_state, once, publish, unit

HOME = "/"
ALL = ("administrator", "clerk", "leader", "auditor")


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 6, 10))


@pytest.fixture
def year(library, people, today):
    """In June: 采编部 has twelve monthly checks, 读者服务部 two dates, nobody one."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, ["读者服务部"], title="每月检查", unit=unit("采编部"))
    once(plan, "6月15日前", title="修订制度", unit=unit("读者服务部"))
    once(plan, "7月8日前", title="整理书架", unit=unit("读者服务部"))
    once(plan, "5月20日前", title="无主的事")
    publish(plan)
    return plan


def shown(browser):
    page = browser.get(HOME)
    assert page.status_code == 200
    return page


def figures(load):
    return load.late, load.soon, load.near, load.all


@pytest.mark.parametrize("role", ["head", "member"])
def test_who_does_the_work_begins_with_it(library, people, as_person, role):
    assert as_person(people[role]).get(HOME).url == reverse("my_work")


def test_the_tiles_lead_to_the_lists_that_they_count(year, people, as_person):
    for role in ("legal", "leader"):
        browser = as_person(people[role])
        page = shown(browser)
        load = page.context["loads"].whole if page.context["loads"] else page.context["mine"]
        links = re.findall(r'class="tile[^"]*" href="([^"]+)"', page.content.decode())
        counts = [len(browser.get(link.replace("&amp;", "&")).context["lines"]) for link in links]
        assert tuple(counts) == figures(load)


@pytest.mark.parametrize("role", ALL)
def test_who_answers_for_the_whole_sees_the_whole(year, people, as_person, role):
    page = shown(as_person(people[role]))
    loads = page.context["loads"]
    assert figures(loads.whole) == (6, 1, 3, 15)
    assert [(one.name, one.load.late) for one in loads.behind] == [("采编部", 5)]
    assert loads.nobody.all == 1
    assert "采编部" in page.content.decode()


def test_the_legal_reviewer_sees_their_own(year, people, as_person):
    page = shown(as_person(people["legal"]))
    assert page.context["loads"] is None
    assert not page.context["sees_gaps"]
    assert "容易落空的地方" not in page.content.decode()


def test_the_units_furthest_behind_come_first(year, people, as_person):
    Answer.objects.filter(unit=unit("读者服务部"), part="lead").update(due_on=date(2026, 6, 9))
    Answer.objects.filter(unit=unit("采编部"), due_on__month__lte=4).update(state=TaskState.ACCEPTED)
    loads = shown(as_person(people["leader"])).context["loads"]
    assert [(one.name, one.load.late) for one in loads.behind] == [("读者服务部", 2), ("采编部", 1)]


def test_what_waits_for_review_is_not_late(year, people, as_person):
    Answer.objects.filter(unit=unit("采编部")).update(**in_state("submitted"))
    assert figures(shown(as_person(people["leader"])).context["loads"].whole) == (1, 1, 2, 15)


@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_the_office_sees_where_plans_get_lost(year, people, as_person, role):
    once(year, "", title="没有时限", state="read")
    a_commitment(year, title="要审查", state="read", flag_state="waiting", unit=unit("办公室"))
    Doubt.objects.create(organisation=year.organisation, plan=year, code="x", start=0, end=2)
    page = shown(as_person(people[role]))
    gaps = page.context["gaps"]
    assert (gaps.without_unit, gaps.without_date, gaps.not_understood, gaps.legal_review) == (2, 1, 1, 1)
    assert page.context["plans"].to_confirm == [(year, 1)]
    body = page.content.decode()
    for kind in ("without-unit", "without-date", "not-understood", "legal-review"):
        assert reverse("list", args=[kind]) in body
    assert reverse("reading", args=[year.pk]) in body
    assert "1项未办结任务待落实单位" in body


def test_a_published_plan_that_changed_is_named(year, people, as_person):
    browser = as_person(people["clerk"])
    assert shown(browser).context["plans"].outdated == []
    edit_commitment(commitment=year.commitments.first(), person=people["clerk"], title="新说法")
    page = shown(browser)
    assert page.context["plans"].outdated == [year]
    assert reverse("publish_plan", args=[year.pk]) in page.content.decode()


def test_the_legal_reviewer_is_told_what_waits(year, people, as_person):
    browser = as_person(people["legal"])
    assert reverse("flags") + '">' not in shown(browser).content.decode().split("<main")[1]
    a_commitment(year, state="read", flag_state="waiting")
    assert "1项承诺事项等您审查决定" in shown(browser).content.decode()


def test_before_the_first_plan_it_says_what_to_do(library, people, as_person):
    assert reverse("plans") in shown(as_person(people["clerk"])).content.decode().split("<main")[1]
    assert "办公室尚未上传" in shown(as_person(people["legal"])).content.decode()


def test_without_work_it_says_where_the_year_is(library, people, as_person):
    a_plan(library, people["clerk"])
    assert "暂无应办任务" in shown(as_person(people["legal"])).content.decode()
    assert "各单位均无逾期" in shown(as_person(people["leader"])).content.decode()


def test_a_stranger_sees_only_their_own_house(year, stranger, as_person):
    body = shown(as_person(stranger)).content.decode()
    assert "采编部" not in body
    assert year.title not in body


def test_nobody_comes_in_without_signing_in(db):
    assert reverse("account_login") in Client().get(HOME).url


@pytest.mark.parametrize("role", ["clerk", "leader", "legal"])
def test_its_price_does_not_grow(year, people, as_person, django_assert_max_num_queries, role):
    browser = as_person(people[role])
    with django_assert_max_num_queries(12) as few:
        browser.get(HOME)
    for number in range(3):
        plan = a_plan(year.organisation, people["clerk"])
        a_commitment(plan, title=f"第{number}件", each_unit=True)
        publish(plan)
    with django_assert_max_num_queries(12) as many:
        browser.get(HOME)
    assert len(many) == len(few)


@pytest.mark.parametrize("role", ["clerk", "leader", "legal"])
def test_in_english_only_what_the_office_wrote_is_chinese(year, people, as_person, role):
    a_commitment(year, state="read", flag_state="waiting", title="每月检查")
    browser = as_person(people[role])
    browser.cookies["django_language"] = "en"
    page = browser.get(HOME).content.decode()
    own = (
        "2026年工作要点",
        "每月检查",
        "修订制度",
        "整理书架",
        "无主的事",
        "办公室",
        "读者服务部",
        "采编部",
        f"{role} 员",
        "中文",
    )
    for words in own:
        page = page.replace(words, "")
    assert re.findall(r"[\u4e00-\u9fff]+", page) == []


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "上午好"), (12, "下午好"), (17, "下午好"), (18, "晚上好")]
)
def test_it_greets_by_the_hour(library, people, as_person, monkeypatch, hour, greeting):
    now = timezone.localtime().replace(hour=hour)
    monkeypatch.setattr("luoshi.desk.views.home.timezone.localtime", lambda *_args: now)
    assert f"{greeting}，clerk 员" in shown(as_person(people["clerk"])).content.decode()
