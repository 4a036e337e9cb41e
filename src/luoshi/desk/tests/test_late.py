"""What is late in all kinds, in one list for those who lead."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.desk.queries.late import Late
from luoshi.ledgers.models import Entry
from luoshi.ledgers.tests.build import write
from luoshi.meetings.actions.decisions import add_decision, give_decision
from luoshi.meetings.tests.build import held
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Answer, Reply
from luoshi.work.tests.build import a_plan, once, publish, unit

TODAY = date(2026, 7, 20)


@pytest.fixture
def late(library, people, as_person, at):
    """One of each kind, late by 61, 20, 15, 10, 9 and 5 days; and one of each that is not."""
    clerk = people["clerk"]
    at(date(2026, 5, 4))
    plan = a_plan(library, clerk)
    once(plan, "5月20日前", title="夜间演练", unit=unit("读者服务部"))
    once(plan, "12月底前", title="冬季演练", unit=unit("读者服务部"))
    publish(plan)
    meeting = held(clerk, at)
    for text, due_on in (("给出的决定", date(2026, 7, 10)), ("将来的决定", date(2026, 9, 1))):
        told = {"unit": unit("采编部"), "due_on": due_on}
        give_decision(decision=add_decision(meeting=meeting, person=clerk, text=text, **told), person=clerk)
    add_decision(
        meeting=meeting, person=clerk, text="未给出的决定", unit=unit("采编部"), due_on=date(2026, 7, 5)
    )
    give_order(person=clerk, title="报送方案", due_on=date(2026, 6, 30), units=[unit("采编部")])
    give_order(person=clerk, title="报送总结", due_on=date(2026, 8, 30), units=[unit("采编部")])
    browser = as_person(clerk)
    for title, due_on in (("屋面渗水", "2026-07-11"), ("门窗破损", "2026-08-11")):
        write(browser, title=title, due_on=due_on)
    answer = Answer.objects.select_related("task", "unit").get(task__title="夜间演练")
    write_chaser(person=clerk, answers=[answer], text="请说明", reply_by=date(2026, 7, 15))
    at(TODAY)
    return clerk


def told(**wanted):
    return [(line.kind, line.title, (TODAY - line.due_on).days) for line in Late(TODAY, **wanted)[:40]]


ALL = [
    ("task", "夜间演练", 61),
    ("order", "报送方案", 20),
    ("decision", "未给出的决定", 15),
    ("decision", "给出的决定", 10),
    ("entry", "屋面渗水", 9),
    ("chaser", "督办〔2026〕1号", 5),
]


def test_all_kinds_stand_in_one_list_the_longest_late_first(late):
    assert told() == ALL
    assert Late(TODAY).counts == {"task": 1, "order": 1, "decision": 2, "entry": 1, "chaser": 1}
    assert len(Late(TODAY)) == 6
    assert Late(TODAY)[2].title == "未给出的决定"


def test_it_is_narrowed_by_kind_and_unit_and_cut_into_pages(late):
    assert told(kind="decision") == ALL[2:4]
    assert told(kind="entry") == ALL[4:5]
    assert told(unit=unit("采编部")) == ALL[1:4]
    assert len(Late(TODAY, unit("采编部"), "decision")) == 2
    assert len(Late(TODAY, unit("办公室"))) == 0
    assert [line.title for line in Late(TODAY)[2:4]] == ["未给出的决定", "给出的决定"]


def test_what_is_done_is_late_no_more(late):
    Answer.objects.filter(task__title__in=("夜间演练", "给出的决定")).update(state="accepted")
    Entry.objects.filter(title="屋面渗水").update(is_closed=True, closed_on=TODAY)
    Reply.objects.update(state="replied")
    assert told() == ALL[1:3]


def test_each_line_leads_to_its_page_and_says_whose_it_is_and_how_long(late, as_person):
    browser = as_person(late)
    page = browser.get(reverse("late"))
    shown = page.content.decode()
    for line in page.context["lines"]:
        assert line.url in shown
        assert browser.get(line.url).status_code == 200
    for words in ("采编部", "逾期61天", "馆务会2026年第1次会议", "风险", "2026年工作要点"):
        assert words in shown
    for words in ("冬季演练", "将来的决定", "报送总结", "门窗破损"):
        assert words not in shown


def test_the_tabs_count_and_keep_the_unit(late, as_person):
    page = as_person(late).get(reverse("late"), {"kind": "decision", "unit": unit("采编部").pk, "page": 9})
    tabs = {str(tab["label"]): (tab["count"], tab["current"]) for tab in page.context["tabs"]}
    assert tabs == {"全部": (3, False), "交办": (1, False), "议定事项": (2, True)}
    assert f"unit={unit('采编部').pk}&kind=order" in page.context["tabs"][1]["url"]
    assert [line.title for line in page.context["lines"]] == ["未给出的决定", "给出的决定"]


def test_empty_pages_say_what_to_do(library, people, as_person):
    browser = as_person(people["leader"])
    assert "没有逾期事项" in browser.get(reverse("late")).content.decode()
    assert "清除筛选" in browser.get(reverse("late"), {"kind": "entry"}).content.decode()
    assert browser.get(reverse("late"), {"kind": "x", "unit": "y", "page": "z"}).status_code == 200


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "auditor"])
def test_those_who_lead_see_it(people, as_person, role):
    assert as_person(people[role]).get(reverse("late")).status_code == 200


@pytest.mark.parametrize("role", ["head", "member", "legal"])
def test_others_do_not(people, as_person, role):
    assert as_person(people[role]).get(reverse("late")).status_code == 403


def test_another_organisation_sees_its_own(late, stranger, as_person):
    assert as_person(stranger).get(reverse("late")).context["lines"] == []


def test_the_page_takes_at_most_twelve_queries(late, as_person, django_assert_max_num_queries):
    browser = as_person(late)
    with django_assert_max_num_queries(12):
        browser.get(reverse("late"))


@pytest.mark.parametrize("name", ["home", "progress"])
def test_the_first_page_and_the_progress_lead_there(late, as_person, name):
    assert reverse("late") in as_person(late).get(reverse(name)).content.decode()
