"""Answering by sheet: taken along, filled in, brought back by the office or behind a link; nothing before a yes."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.sheets import opened, place_of, saved

from luoshi.work.actions import answers as answering
from luoshi.work.actions.orders import give_order
from luoshi.work.actions.pass_links import make_pass_link
from luoshi.work.models import Answer
from luoshi.work.tests.build import once, publish, quota, unit

NOW = date(2026, 6, 10)
WORD, DAY, COUNT, KEY = "办理情况", "办理日期", "完成数量", "标识"


@pytest.fixture
def owed(plan, people, today):
    """采编部 has to send a list and to bring books; 办公室 has another task."""
    today(NOW)
    once(plan, "6月20日前", title="报送清单", unit=unit("采编部"))
    quota(plan, 12, title="送书", due="7月底前", unit=unit("采编部"))
    once(plan, "6月20日前", title="办公室的事", unit=unit("办公室"))
    publish(plan)
    day = date(2026, 6, 30)
    give_order(person=people["clerk"], title="报名单", due_on=day, units=[unit("采编部")])
    return unit("采编部")


@pytest.fixture
def link(owed, people):
    return make_pass_link(unit=owed, person=people["clerk"], ends_on=date(2026, 6, 30))


def filled(client, address, said):
    """The sheet as it is downloaded, with cells filled in: {title: {heading: value}}."""
    rows = opened(client.get(address).content)
    for title, cells in said.items():
        row = next(row for row in rows if title in row)
        for heading, value in cells.items():
            row[place_of(rows, heading)[1]] = value
    return SimpleUploadedFile("办理情况.xlsx", saved(rows))


def bring(client, kind, key, said):
    """The page that shows what would be handed in."""
    out, back = ("answer_sheet", "take_in_answers") if kind == "unit" else ("visit_sheet", "visit_take_in")
    file = filled(client, reverse(out, args=[key]), said)
    return client.post(reverse(back, args=[key]), {"file": file})


def answer_of(title):
    return Answer.objects.get(task__title=title)


def test_the_sheet_lists_what_the_unit_still_has_to_do(owed, people, as_person):
    client = as_person(people["clerk"])
    shown = [
        cell for row in opened(client.get(reverse("answer_sheet", args=[owed.pk])).content) for cell in row
    ]
    assert {"报送清单", "送书", "≥ 12 场"} <= set(shown)
    assert "办公室的事" not in shown
    assert str(answer_of("送书").pk) in shown


def test_what_the_office_takes_in_is_handed_in_once_confirmed_and_not_before(owed, people, as_person):
    clerk = as_person(people["clerk"])
    rows = {"送书": {WORD: "已送到三个社区", DAY: "2026-06-08", COUNT: 3}}
    shown = bring(clerk, "unit", owed.pk, rows)
    assert [row.word for row in shown.context["found"].filled] == ["已送到三个社区"]
    assert shown.context["found"].blank == 2
    assert answer_of("送书").state == "planned"
    done = clerk.post(
        reverse("take_in_answers", args=[owed.pk]), {"rows": shown.context["rows"]}, follow=True
    )
    assert "1" in str(next(iter(done.context["messages"])))
    row = answer_of("送书")
    assert (row.state, row.reported, row.entered_by) == ("submitted", 3, people["clerk"])
    assert row.uses.get().evidence.happened_on == date(2026, 6, 8)
    assert answer_of("报送清单").state == "planned"


def test_whoever_took_it_in_does_not_accept_it(owed, people, as_person):
    clerk = as_person(people["clerk"])
    shown = bring(clerk, "unit", owed.pk, {"报送清单": {WORD: "已报"}})
    clerk.post(reverse("take_in_answers", args=[owed.pk]), {"rows": shown.context["rows"]})
    row = answer_of("报送清单")
    assert clerk.post(reverse("accept", args=[row.pk])).status_code == 403
    assert as_person(people["administrator"]).post(reverse("accept", args=[row.pk])).status_code == 302


def test_behind_a_link_the_unit_brings_its_own_sheet(link):
    shown = bring(Client(), "link", link.secret, {"报送清单": {WORD: "已报"}})
    Client().post(reverse("visit_take_in", args=[link.secret]), {"rows": shown.context["rows"]})
    row = answer_of("报送清单")
    assert (row.state, row.submitted_by, row.entered_by) == ("submitted", None, None)
    assert row.uses.count() == 0


@pytest.mark.parametrize(
    ("title", "cells", "heading"),
    [
        ("送书", {WORD: "已送", DAY: "2026-06-11"}, "办理日期"),
        ("送书", {COUNT: 3}, "办理情况"),
        ("送书", {WORD: "已送", COUNT: -1}, "完成数量"),
        ("送书", {WORD: "已送", COUNT: "三本"}, "完成数量"),
        ("报名单", {WORD: "已报", COUNT: 2}, "完成数量"),
        ("送书", {WORD: "送" * 401}, "办理情况"),
        ("送书", {WORD: "已送", KEY: "别处的标识"}, "标识"),
    ],
)
def test_a_faulty_row_is_named_and_left_out(owed, people, as_person, title, cells, heading):
    shown = bring(as_person(people["clerk"]), "unit", owed.pk, {title: cells})
    assert [problem.heading for problem in shown.context["found"].problems] == [heading]
    assert not shown.context["found"].filled


def test_a_row_of_another_unit_is_not_taken(owed, people, as_person):
    other = str(answer_of("办公室的事").pk)
    shown = bring(as_person(people["clerk"]), "unit", owed.pk, {"送书": {WORD: "已送", KEY: other}})
    assert [problem.heading for problem in shown.context["found"].problems] == ["标识"]


def test_where_something_was_closed_after_the_preview_nothing_is_handed_in_unseen(owed, people, as_person):
    clerk = as_person(people["clerk"])
    rows = {"送书": {WORD: "已送", COUNT: 1}, "报送清单": {WORD: "已报"}}
    shown = bring(clerk, "unit", owed.pk, rows)
    answering.waive(answer=answer_of("送书"), person=people["administrator"], reason="取消")
    again = clerk.post(
        reverse("take_in_answers", args=[owed.pk]), {"rows": shown.context["rows"]}, follow=True
    )
    assert [row.answer.task.title for row in again.context["found"].filled] == ["报送清单"]
    assert answer_of("报送清单").state == "planned"
    clerk.post(reverse("take_in_answers", args=[owed.pk]), {"rows": again.context["rows"]})
    assert answer_of("报送清单").state == "submitted"


def test_a_preview_made_for_another_unit_or_tampered_with_is_not_taken(owed, people, as_person):
    clerk = as_person(people["clerk"])
    shown = bring(clerk, "unit", owed.pk, {"报送清单": {WORD: "已报"}})
    for key, rows in ((unit("办公室").pk, shown.context["rows"]), (owed.pk, shown.context["rows"] + "x")):
        clerk.post(reverse("take_in_answers", args=[key]), {"rows": rows})
        assert answer_of("报送清单").state == "planned"


def test_a_file_that_is_no_such_sheet_says_so(owed, people, as_person):
    file = SimpleUploadedFile("别的.csv", "甲,乙\n1,2\n".encode())
    page = as_person(people["clerk"]).post(reverse("take_in_answers", args=[owed.pk]), {"file": file})
    assert page.status_code == 422
    assert "办理情况" in page.content.decode()


def test_only_the_office_takes_sheets_in_and_an_ended_link_leads_nowhere(
    owed, link, people, as_person, today
):
    assert as_person(people["head"]).get(reverse("answer_sheet", args=[owed.pk])).status_code == 403
    assert as_person(people["head"]).get(reverse("take_in_answers", args=[owed.pk])).status_code == 403
    today(date(2026, 7, 1))
    assert Client().get(reverse("visit_sheet", args=[link.secret])).status_code == 410
    assert Client().post(reverse("visit_take_in", args=[link.secret])).status_code == 410
