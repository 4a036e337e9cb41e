"""Reports from the records: their figures lead to what is behind them, as a page, in Word and in workbooks."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook

from luoshi.work.actions import answers, evidence
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def year(library, people):
    """Monthly checks of two units: in the first quarter 采编部 has done two of its three and was let off the third."""
    plan = a_plan(library, people["clerk"])
    for name in ("采编部", "读者服务部"):
        a_commitment(plan, title=f"{name}<每月检查>&登记", unit=unit(name))
    publish(plan)
    first, second, third = Answer.objects.filter(unit=unit("采编部")).order_by("due_on")[:3]
    for answer in (first, second):
        evidence.add_note(answer=answer, person=people["clerk"], note="已检查", happened_on=NOW)
        answers.submit(answer=answer, person=people["clerk"], whose=people["member"])
        answers.accept(answer=answer, person=people["administrator"])
    answers.waive(answer=third, person=people["clerk"], reason="闭馆")
    return plan


def test_a_quarter_counts_what_was_owed_done_waived_and_late(year, people, as_person):
    page = as_person(people["leader"]).get(reverse("report", args=["quarter", 2026, 1]))
    rows = {row.name: row.figures[:] for row in page.context["report"].units}
    assert rows == {"采编部": (3, 3, 1, 0), "读者服务部": (3, 0, 0, 3)}
    assert page.context["report"].total == (6, 3, 1, 3)
    assert page.context["report"].total.share == "50%"


def test_the_word_file_holds_the_figures_and_leads_to_their_records(year, people, as_person):
    write_chaser(
        person=people["leader"],
        answers=list(Answer.objects.filter(unit=unit("读者服务部"))[:1]),
        text="请说明",
        reply_by=date(2026, 6, 20),
    )
    file = as_person(people["leader"]).get(reverse("report_word", args=["year", 2026, 1]))
    document = Document(io.BytesIO(file.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "2026年度工作完成情况年终自查报告" in text
    assert "一、总体情况" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "采编部<每月检查>&登记" in cells
    assert "督办〔2026〕1号" in cells
    links = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert any("/tasks/?part=owed&year=2026&state=late" in link for link in links)
    assert any(
        link.endswith(reverse("task", args=[Answer.objects.filter(state="accepted")[0].task_id]))
        for link in links
    )


def test_the_figures_stand_in_a_workbook(year, people, as_person):
    file = as_person(people["leader"]).get(reverse("report_sheet", args=["quarter", 2026, 1]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert ["读者服务部", 3, 0, 0, 3] in [row[:5] for row in rows]


def test_everything_is_one_workbook_whose_sheets_are_linked(year, people, as_person):
    file = as_person(people["auditor"]).get(reverse("workbook", args=[2026]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    sizes = {name: len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
    assert list(sizes.values()) == [25, 25, 3, 1]
    first = book.get_sheet_by_index(2).to_python()[1]
    assert (first[0], first[3]) == ("已检查", 1)


def test_a_month_that_is_none_is_not_found(year, people, as_person):
    browser = as_person(people["leader"])
    for kind, number in (("month", 13), ("quarter", 5), ("year", 2), ("month", 0)):
        assert browser.get(reverse("report", args=[kind, 2026, number])).status_code == 404


def test_a_time_in_which_nothing_was_due_says_so(library, people, as_person):
    page = as_person(people["leader"]).get(reverse("report", args=["month", 2026, 1]))
    assert "没有到期事项" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [("leader", 200), ("clerk", 200), ("auditor", 200), ("head", 403), ("member", 403)]
)
def test_reports_are_for_those_who_lead(year, people, as_person, role, status):
    browser = as_person(people[role])
    for address in (
        reverse("reports"),
        reverse("report", args=["year", 2026, 1]),
        reverse("workbook", args=[2026]),
    ):
        assert browser.get(address).status_code == status


def test_another_organisation_sees_its_own_figures_alone(year, as_person, stranger):
    page = as_person(stranger).get(reverse("report", args=["year", 2026, 1]))
    assert not page.context["report"].units


def test_a_report_takes_as_many_queries_for_three_units_as_for_one(
    year, people, as_person, django_assert_max_num_queries
):
    def count(number):
        with django_assert_max_num_queries(12) as queries:
            browser.get(reverse("report", args=["month", 2026, number]))
        return len(queries)

    browser = as_person(people["leader"])
    browser.get(reverse("reports"))
    Answer.objects.filter(task__period_start=date(2026, 4, 1), unit=unit("采编部")).update(state="paused")
    assert count(4) == count(5)
