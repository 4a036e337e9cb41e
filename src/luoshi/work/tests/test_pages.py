"""Every page of the room: who gets it, at what price, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.work.models import Task
from luoshi.work.tests.build import a_commitment, a_measure, a_plan, publish, quota, unit

EVERYONE = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")
OFFICE = ("administrator", "clerk")
PAGES = (
    ("plan", "plan", EVERYONE),
    ("publish_plan", "plan", OFFICE),
    ("year", "", EVERYONE),
    ("print_year", "", EVERYONE),
    ("tasks", "", EVERYONE),
    ("task", "task", EVERYONE),
    ("agree_date", "task", OFFICE),
    ("calendar", "", EVERYONE),
    ("feeds", "", EVERYONE),
)
NAMES = [name for name, _row, _roles in PAGES]
MOST_QUERIES = 12


@pytest.fixture
def year(plan, today):
    today(date(2026, 6, 10))
    fill(plan, 1)
    return plan


def fill(plan, times):
    for number in range(times):
        measure = a_measure(plan, plan.measures.count() + 1)
        a_commitment(plan, ["办公室"], unit=unit("采编部"), measure=measure)
        a_commitment(plan, every_unit="quarter", each_unit=True, title=f"Check {number}")
        quota(plan, measure=measure)
    publish(plan)


def address(name, row, plan):
    if row == "plan":
        return reverse(name, args=[plan.pk])
    if row == "task":
        task = Task.objects.filter(plan=plan, due_on__year=2026).order_by("-due_on").first()
        return reverse(name, args=[task.pk])
    return reverse(name) + "?year=2026"


@pytest.mark.parametrize(("name", "row", "roles"), PAGES, ids=NAMES)
def test_who_gets_the_page(year, people, stranger, as_person, name, row, roles):
    where = address(name, row, year)
    for role in EVERYONE:
        assert as_person(people[role]).get(where).status_code == (200 if role in roles else 403), role
    assert as_person(stranger).get(where).status_code == (404 if row else 200)
    anonymous = Client().get(where)
    assert anonymous.status_code == 302
    assert reverse("account_login") in anonymous.url


@pytest.mark.parametrize("name", ["year", "print_year", "tasks", "calendar", "feeds"])
def test_a_stranger_sees_nothing_of_it(year, stranger, as_person, name):
    page = as_person(stranger).get(reverse(name) + "?year=2026").content.decode()
    assert "采编部" not in page
    assert "第0件事" not in page
    assert year.title not in page


@pytest.mark.parametrize(("name", "row", "_roles"), PAGES, ids=NAMES)
def test_one_row_and_many_cost_the_same(
    year, clerk, library, people, django_assert_max_num_queries, name, row, _roles
):
    where = address(name, row, year)
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        clerk.get(where)
    fill(year, 3)
    fill(a_plan(library, people["clerk"]), 2)
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        clerk.get(where)
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "query",
    ["by=section", "by=measure", "by=measure&plan={plan}", "plan={plan}"],
)
def test_the_years_other_views_stay_in_their_price(year, clerk, django_assert_max_num_queries, query):
    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(reverse("year") + "?year=2026&" + query.format(plan=year.pk))


@pytest.mark.parametrize(("name", "row", "_roles"), PAGES, ids=NAMES)
def test_in_english_only_what_the_office_wrote_is_chinese(year, clerk, name, row, _roles):
    clerk.cookies["django_language"] = "en"
    page = clerk.get(address(name, row, year)).content.decode()
    page = re.sub(r"<script.*?</script>", "", page, flags=re.S)
    own = (
        *(
            "青山市图书馆",
            "2026年工作要点",
            "第0件事",
            "第1件事",
            "第2件事",
            "馆领导",
            "办公室",
            "读者服务部",
            "采编部",
        ),
        *("每月开展1次安全检查", "第1板块", "第1条", "clerk 员", "中文", "场", "≥ 1 次", " 次"),
    )
    for words in own:
        page = page.replace(words, "")
    assert re.findall(r"[\u4e00-\u9fff]+", page) == []


@pytest.mark.parametrize("name", ["year", "print_year"])
def test_a_year_without_work_says_what_to_do(library, clerk, name):
    assert "这一年还没有安排" in clerk.get(reverse(name) + "?year=2031").content.decode()


def test_a_plan_without_confirmed_commitments_says_what_to_do(plan, clerk):
    assert "还没有确认的事项" in clerk.get(reverse("plan", args=[plan.pk])).content.decode()


@pytest.mark.parametrize("name", ["agree_date", "publish_plan"])
def test_a_stranger_cannot_write(year, stranger, as_person, name):
    row = {"agree_date": "task", "publish_plan": "plan"}[name]
    form = {"due_on": "2026-07-01", "reason": "x", "seen": "x"}
    assert as_person(stranger).post(address(name, row, year), form).status_code == 404


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_others_agree_no_date(year, people, as_person, role):
    where = address("agree_date", "task", year)
    assert as_person(people[role]).post(where, {"due_on": "2026-07-01", "reason": "x"}).status_code == 403
    assert not Task.objects.exclude(touched_at=None).exists()
