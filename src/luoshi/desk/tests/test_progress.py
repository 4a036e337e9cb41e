"""How the year goes, for those who lead: what is late, planned against accepted, quotas behind, units ahead."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from luoshi.work.actions import answers, evidence
from luoshi.work.models import Answer, TaskState
from luoshi.work.tests.build import a_commitment, a_measure, a_plan, once, publish, quota, unit

NOW = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def year(library, people):
    """In June: monthly checks of 采编部, of which January to March are accepted; a quota of 读者服务部."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月检查", unit=unit("采编部"), measure=a_measure(plan))
    quota(plan, 24, title="举办讲座", unit=unit("读者服务部"))
    publish(plan)
    for month in (1, 2, 3):
        done = Answer.objects.filter(task__period_start=date(2026, month, 1), unit=unit("采编部"))
        done.update(state=TaskState.ACCEPTED, closed_on=date(2026, month, 20))
    return plan


@pytest.fixture
def shown(people, as_person):
    def get(role="leader", **query):
        page = as_person(people[role]).get(reverse("progress"), query)
        assert page.status_code == 200
        return page

    return get


def test_planned_runs_to_the_end_of_the_year_and_accepted_to_today(year, shown):
    found = shown().context["progress"]
    assert list(found.planned) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]
    assert list(found.accepted) == [1, 2, 3, 3, 3, 3]


def test_what_was_accepted_before_the_year_counts_from_its_first_month(year, shown):
    Answer.objects.filter(state=TaskState.ACCEPTED).update(closed_on=date(2025, 12, 30))
    assert list(shown().context["progress"].accepted) == [3] * 6


def test_late_work_says_whose_and_since_when_and_leads_to_a_chaser(year, shown):
    page = shown()
    late = page.context["progress"].late
    assert [answer.due_on.month for answer in late] == [4, 5]
    html = page.content.decode()
    assert "逾期12天" in html
    assert f"{reverse('write_chaser')}?answer={late[0].pk}" in html
    assert "write_chaser" not in shown("auditor").content.decode()
    assert f"?answer={late[0].pk}" not in shown("auditor").content.decode()


def test_a_quota_behind_its_pace_is_named_until_enough_is_reported(year, shown, people):
    (one,) = shown().context["progress"].quotas
    assert (one.task.title, one.reported, one.pace.expected) == ("举办讲座", 0, 11)
    answer = Answer.objects.get(task__title="举办讲座")
    evidence.add_note(
        answer=answer, person=people["head"], note="十一场", happened_on=NOW, quantity=Decimal(11)
    )
    assert shown().context["progress"].quotas == []


def test_units_furthest_behind_and_ahead(year, shown, people):
    found = shown().context["progress"]
    assert [str(row.node) for row in found.behind] == ["采编部"]
    assert found.ahead == []
    Answer.objects.filter(unit=unit("采编部"), due_on__lt=NOW).update(state=TaskState.ACCEPTED)
    found = shown().context["progress"]
    assert [str(row.node) for row in found.ahead] == ["采编部"]


def test_what_was_due_and_never_touched_is_counted(year, shown, people):
    once(year, "5月20日前", title="没人管", unit=unit("办公室"))
    publish(year)
    assert shown().context["progress"].lost.untouched == 2
    answer = Answer.objects.get(task__title="没人管")
    answers.submit(answer=answer, person=people["clerk"], word="已办")
    assert shown().context["progress"].lost.untouched == 1


def test_what_was_never_touched_opens_as_a_list_the_longest_due_first(year, people, as_person, library):
    once(year, "5月20日前", title="没人管", unit=unit("办公室"))
    publish(year)
    shown = lambda **query: as_person(people["leader"]).get(reverse("untouched"), query)  # noqa: E731
    found = [(one.title, one.since, one.waiting) for one in shown().context["page"]]
    assert [title for title, *_rest in found][-1] == "没人管"
    assert found[-1][1:] == (date(2026, 5, 20), 1)
    assert found[0][1] < date(2026, 5, 20)
    assert f"?commitment={shown().context['page'][-1].pk}" in shown().content.decode()
    assert [one.title for one in shown(unit=unit("办公室").pk).context["page"]] == ["没人管"]
    assert [one.title for one in shown(kind="once").context["page"]] == ["没人管"]
    assert list(shown(year=2025).context["page"]) == []
    assert "全部已经动手" in shown(year=2025).content.decode()


def test_the_page_counts_what_has_no_unit_and_no_date_and_leads_there(year, shown):
    once(year, "", title="没有日期", unit=None)
    page = shown()
    lost = page.context["progress"].lost
    assert (lost.without_unit, lost.without_date) == (1, 1)
    assert reverse("list", args=["without-date"]) in page.content.decode()
    assert reverse("plan_list", args=[year.pk, "without-unit"]) in shown(plan=year.pk).content.decode()


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({"kind": "quota"}, ["读者服务部"]),
        ({"kind": "recurring"}, ["采编部"]),
        ({"year": 2025}, []),
        ({}, ["读者服务部", "采编部"]),
    ],
)
def test_filters(year, shown, query, rows):
    assert [row["name"] for row in shown(**query).context["rows"]] == rows


def test_filtered_by_unit_plan_and_section(year, shown, library, people):
    other = a_plan(library, people["clerk"])
    once(other, "6月底前", title="别的", unit=unit("办公室"))
    publish(other)
    assert [row["name"] for row in shown(plan=other.pk).context["rows"]] == ["办公室"]
    assert [row["name"] for row in shown(unit=unit("采编部").pk).context["rows"]] == ["采编部"]
    section = year.sections.get()
    page = shown(plan=year.pk, section=section.pk)
    assert [row["name"] for row in page.context["rows"]] == ["采编部"]


def test_the_chart_has_its_table_and_a_workbook(year, people, as_person):
    page = as_person(people["leader"]).get(reverse("progress_sheet"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(page.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows if row[0] == "1月"] == [["1月", 1, 1]]
    assert [row[:3] for row in rows if row[0] == "12月"] == [["12月", 13, ""]]


@pytest.mark.parametrize(
    ("role", "status"),
    [("leader", 200), ("clerk", 200), ("auditor", 200), ("head", 403), ("member", 403), ("legal", 403)],
)
def test_who_sees_it(year, people, as_person, role, status):
    client = as_person(people[role])
    assert client.get(reverse("progress")).status_code == status
    assert client.get(reverse("progress_sheet")).status_code == status
    assert client.get(reverse("untouched")).status_code == status


def test_before_the_first_plan_it_says_what_to_do(library, people, shown):
    assert "这一年还没有安排" in shown("clerk").content.decode()


def test_a_stranger_sees_their_own_house(year, stranger, as_person):
    assert as_person(stranger).get(reverse("progress")).context["rows"] == []
    assert list(as_person(stranger).get(reverse("untouched")).context["page"]) == []


@pytest.mark.parametrize("of", ["all", "kind", "plan"])
def test_its_price_does_not_grow(year, people, as_person, django_assert_max_num_queries, of):
    leader = as_person(people["leader"])
    query = {"all": {}, "kind": {"kind": "quota"}, "plan": {"plan": year.pk}}[of]
    with django_assert_max_num_queries(12) as few:
        leader.get(reverse("progress"), query)
    for number in range(3):
        plan = a_plan(year.organisation, people["clerk"])
        quota(plan, 10 + number, title=f"第{number}项", each_unit=True)
        publish(plan)
    with django_assert_max_num_queries(12) as many:
        leader.get(reverse("progress"), query)
    assert len(many) == len(few)
