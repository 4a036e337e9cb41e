"""How much is asked of each unit: counted by kind and month, held to a ceiling, made lighter by doing two in one go."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from luoshi.desk.models import Ceiling
from luoshi.journal.models import Event
from luoshi.plans.asks import ask_of
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Answer, Task
from luoshi.work.queries.answers import what_may
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit
from luoshi.work.year.inputs import outdated, with_publication

NOW = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def plans(library, people):
    """Two plans: one asks 采编部 for an inspection a month and a report a quarter, the other the same report again."""
    first, second = (a_plan(library, people["clerk"], title=title) for title in ("年度要点", "安全要点"))
    a_commitment(first, title="开展消防安全检查", unit=unit("采编部"))
    a_commitment(first, title="每季度报送安全工作情况", unit=unit("采编部"), every_unit="quarter")
    a_commitment(second, title="每季度报送安全工作信息", unit=unit("采编部"), every_unit="quarter")
    a_commitment(second, title="充实馆藏", unit=unit("采编部"))
    publish(first)
    publish(second)
    return first, second


def _named(title):
    return Task.objects.filter(title=title)[0].commitment


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        ("每月报送工作情况", "report"),
        ("填报安全隐患统计表", "form"),
        ("报送培训总结", "report"),
        ("召开安全生产例会", "meeting"),
        ("开展消防检查", "inspection"),
        ("组织业务培训", "study"),
        ("举办学术报告会", "study"),
        ("联系社会力量参与夜间服务", "none"),
        ("建设24小时书屋", "none"),
    ],
)
def test_what_words_ask_for(words, ask):
    assert ask_of(words) == ask


def test_the_page_counts_each_kind_in_its_month_and_leads_to_the_tasks(plans, people, as_person):
    page = as_person(people["leader"]).get(reverse("burden"))
    (row,) = page.context["rows"]
    assert [cell["text"] for cell in row["cells"]] == [1, 1, 3, 1, 1, 3, 1, 1, 3, 1, 1, 3, 20]
    assert {str(tile["label"]): tile["value"] for tile in page.context["tiles"]}["检查"] == 12
    tasks = as_person(people["leader"]).get(row["cells"][2]["url"])
    assert sorted(task.title for task in tasks.context["lines"]) == [
        "开展消防安全检查",
        "每季度报送安全工作信息",
        "每季度报送安全工作情况",
    ]


def test_the_filter_names_the_year_that_is_shown_and_counts_only_what_one_has_chosen(
    plans, people, as_person
):
    leader = as_person(people["leader"])
    shown = lambda **query: leader.get(reverse("burden"), query).content.decode()  # noqa: E731
    assert 'name="year" value="2026"' in shown()
    assert 'class="filter-set"' not in shown(year="2026", ask="")
    assert 'class="filter-set">1<' in shown(year="2025")
    assert leader.get(reverse("burden"), {"year": ""}).context["year"] == 2026


def test_one_kind_alone_is_counted_and_listed(plans, people, as_person):
    page = as_person(people["leader"]).get(reverse("burden"), {"ask": "report"})
    (row,) = page.context["rows"]
    assert [cell["text"] for cell in row["cells"]][:3] == ["", "", 2]
    assert row["cells"][0]["url"] == ""
    tasks = as_person(people["leader"]).get(row["cells"][2]["url"])
    assert {task.commitment.asks for task in tasks.context["lines"]} == {"report"}


def test_what_was_waived_is_no_load_and_an_order_is(plans, people, as_person):
    answer = Answer.objects.filter(ask="inspection").order_by("due_on")[0]
    assert "waive" in what_may(answer, people["clerk"])
    as_person(people["clerk"]).post(reverse("waive", args=[answer.pk]), {"reason": "闭馆"})
    give_order(person=people["clerk"], title="填报统计表", due_on=date(2026, 3, 31), units=[unit("采编部")])
    page = as_person(people["leader"]).get(reverse("burden"))
    assert [cell["text"] for cell in page.context["rows"][0]["cells"]][:3] == ["", 1, 4]


def test_what_the_office_counts_otherwise_is_counted_so_at_once(plans, people, as_person):
    row = _named("充实馆藏")
    shown = as_person(people["clerk"]).get(reverse("edit_commitment", args=[row.pk]))
    assert "依原文：不属以上各类" in shown.content.decode()
    given = {
        **{"title": row.title, "kind": "recurring", "every_n": 1, "every_unit": "month"},
        **{"unit": row.unit_id, "version": row.version, "ask": "form"},
    }
    as_person(people["clerk"]).post(reverse("edit_commitment", args=[row.pk]), given)
    assert Answer.objects.filter(task__commitment=row, ask="form").count() == 12


def test_a_month_above_the_ceiling_stands_out(plans, people, as_person):
    clerk = as_person(people["clerk"])
    clerk.post(reverse("ceilings"), {"most_all": "", "most_report": "1", "most_inspection": "1"})
    page = clerk.get(reverse("burden"))
    assert [cell["state"] for cell in page.context["rows"][0]["cells"]][:3] == ["going", "going", "late"]
    assert page.context["burden"].over == 4
    clerk.post(reverse("ceilings"), {"most_all": "4", "hours_report": "2.5"})
    page = clerk.get(reverse("burden"))
    assert [cell["state"] for cell in page.context["rows"][0]["cells"]][:3] == ["todo", "todo", "todo"]
    assert page.context["hours"] == 20
    clerk.post(reverse("ceilings"), {"most_all": "0"})
    assert clerk.get(reverse("burden")).context["burden"].over == 12
    assert set(Ceiling.objects.values_list("ask", "most")) == {("", 0)}
    assert Event.objects.filter(verb="ceilings-set").count() == 3


def test_the_hours_of_each_unit_stand_beside_its_sum_where_the_office_gave_them(plans, people, as_person):
    clerk = as_person(people["clerk"])
    heads = lambda page: [str(head["label"]) for head in page.context["months"][12:]]  # noqa: E731
    assert heads(clerk.get(reverse("burden"))) == ["合计"]
    clerk.post(reverse("ceilings"), {"hours_report": "2.5", "hours_inspection": "1"})
    page = clerk.get(reverse("burden"))
    assert heads(page) == ["合计", "小时"]
    # 8 reports of two and a half hours, 12 inspections of one.
    assert [cell["text"] for cell in page.context["rows"][0]["cells"][12:]] == [20, "32"]
    page = clerk.get(reverse("burden"), {"ask": "report"})
    assert [cell["text"] for cell in page.context["rows"][0]["cells"][12:]] == [8, "20"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(clerk.get(reverse("burden_sheet")).content))
    rows = book.get_sheet_by_index(0).to_python()
    place = next(row for row in rows if "小时" in row).index("小时")
    assert [row[place] for row in rows if "检查" in row] == [12]


def test_only_the_office_sets_ceilings_and_only_those_who_see_all_see_the_load(plans, people, as_person):
    assert as_person(people["leader"]).get(reverse("ceilings")).status_code == 403
    assert as_person(people["member"]).get(reverse("burden")).status_code == 403
    faulty = as_person(people["clerk"]).post(reverse("ceilings"), {"most_all": "-1"})
    assert faulty.status_code == 422


def test_the_workbook_has_a_row_a_unit_and_kind(plans, people, as_person):
    file = as_person(people["auditor"]).get(reverse("burden_sheet"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert ["采编部", "报告", 0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 8, ""] in rows


def test_the_same_asked_twice_is_found_and_done_together_for_both(plans, people, as_person):
    clerk = as_person(people["clerk"])
    (found,) = clerk.get(reverse("repeats")).context["repeats"]
    assert {found.kept.title, found.served.title} == {"每季度报送安全工作情况", "每季度报送安全工作信息"}
    assert found.saved == 4
    answer = clerk.post(reverse("join_commitments", args=[found.served.pk, found.kept.pk]), follow=True)
    assert "减少4件次" in answer.content.decode()
    assert not Task.objects.filter(commitment=found.served).exists()
    task = Task.objects.filter(commitment=found.kept).order_by("due_on")[0]
    page = clerk.get(reverse("task", args=[task.pk])).content.decode()
    assert found.served.plan.title in page
    assert not outdated(with_publication())
    assert clerk.get(reverse("repeats")).context["repeats"] == []
    clerk.post(reverse("part_commitments", args=[found.served.pk]))
    assert [plan.pk for plan in with_publication() if plan.pk in outdated([plan])] == [found.served.plan_id]
    publish(found.served.plan)
    assert Task.objects.filter(commitment=found.served).count() == 4


def test_late_and_begun_work_stays_when_two_are_joined(plans, people, as_person, monkeypatch):
    kept, served = _named("每季度报送安全工作情况"), _named("每季度报送安全工作信息")
    late, begun, *_others = Task.objects.filter(commitment=served).order_by("due_on")
    clerk = as_person(people["clerk"])
    clerk.post(reverse("agree_date", args=[begun.pk]), {"due_on": "2026-07-10", "reason": "推迟"})
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 4, 20))
    clerk.post(reverse("join_commitments", args=[served.pk, kept.pk]))
    assert set(Task.objects.filter(commitment=served)) == {late, begun}


@pytest.mark.parametrize(
    ("kept", "served", "why"),
    [
        ("每季度报送安全工作情况", "开展消防安全检查", "少于"),
        ("开展消防安全检查", "别的科室的检查", "没有要求"),
    ],
)
def test_what_asks_for_less_or_of_others_does_not_do_for_another(plans, people, as_person, kept, served, why):
    a_commitment(plans[0], title="别的科室的检查", unit=unit("读者服务部"))
    publish(plans[0])
    clerk = as_person(people["clerk"])
    address = reverse("join_commitments", args=[_named(served).pk, _named(kept).pk])
    answer = clerk.post(address, follow=True)
    assert why in answer.content.decode()
    assert Task.objects.filter(title=served).count() == 12


def test_what_was_done_together_with_a_commitment_that_goes_is_owed_on_its_own_again(
    plans, people, as_person
):
    kept, served = _named("每季度报送安全工作情况"), _named("每季度报送安全工作信息")
    clerk = as_person(people["clerk"])
    clerk.post(reverse("join_commitments", args=[served.pk, kept.pk]))
    clerk.post(reverse("reopen_commitment", args=[kept.pk]), {"version": kept.version})
    served.refresh_from_db()
    assert served.served_by is None
    assert Event.objects.filter(verb="commitment-on-its-own", object=served.pk).exists()


def test_neither_twice_nor_in_a_ring(plans, people, as_person):
    kept, served = _named("每季度报送安全工作情况"), _named("每季度报送安全工作信息")
    clerk = as_person(people["clerk"])
    clerk.post(reverse("join_commitments", args=[served.pk, kept.pk]))
    for one, other in ((served, kept), (kept, served)):
        answer = clerk.post(reverse("join_commitments", args=[one.pk, other.pk]), follow=True)
        assert "请先恢复单独办理" in answer.content.decode()
    assert (
        as_person(people["leader"]).post(reverse("join_commitments", args=[served.pk, kept.pk])).status_code
        == 403
    )


def test_the_pages_ask_the_database_the_same_few_times(
    plans, people, as_person, django_assert_max_num_queries
):
    leader = as_person(people["leader"])
    for name in ("burden", "repeats"):
        with django_assert_max_num_queries(12):
            leader.get(reverse(name))


def test_without_any_work_the_pages_say_what_to_do(library, people, as_person):
    assert "发布" in as_person(people["leader"]).get(reverse("burden")).content.decode()
    assert "没有重复" in as_person(people["leader"]).get(reverse("repeats")).content.decode()
