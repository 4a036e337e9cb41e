"""Responsibility lists: what each unit leads, answers for and supports, as confirmed and published."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse
from docx import Document

from luoshi.organisation.models import Unit
from luoshi.plans.models import Plan
from luoshi.plans.shares import division_of


def unit(name):
    return Unit.objects.get(name=name)


def list_of(plan, name):
    return reverse("unit_responsibility", args=[plan.pk, unit(name).pk])


def words_of(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_each_unit_gets_what_it_leads_shares_and_supports(shared_plan):
    share = division_of(shared_plan).of(unit("办公室").pk)
    titles = {kind.value: [row.quote for row in rows] for kind, rows in share.parts.items()}
    assert len(titles["lead"]) == 1
    assert "消防设施" in titles["lead"][0]
    assert ["安全自查" in words for words in titles["each"]] == [True]
    assert ["夜读活动" in words for words in titles["support"]] == [True]
    assert share.total == 3


def test_what_is_not_confirmed_is_in_no_list(shared_plan, named):
    before = division_of(shared_plan).of(unit("读者服务部").pk).total
    row = named("夜读")
    row.state = "dismissed"
    row.save()
    assert division_of(shared_plan).of(unit("读者服务部").pk).total == before - 1


def test_a_dissolved_unit_has_no_list_and_its_work_is_nobodys(shared_plan, named):
    row = named("夜读")
    Unit.objects.filter(name="读者服务部").update(closed_on="2026-03-31")
    division = division_of(shared_plan)
    assert division.of(row.unit_id) is None
    assert row in division.nobodys


def test_the_page_counts_by_unit_and_names_what_has_no_unit(shared_plan, clerk):
    html = clerk.get(reverse("responsibility", args=[shared_plan.pk])).content.decode()
    assert "责任清单" in html
    assert list_of(shared_plan, "办公室") in html
    assert "项承诺事项不在任何科室的清单中" in html


def test_a_list_leads_to_the_place_in_the_text(shared_plan, clerk, named):
    html = clerk.get(list_of(shared_plan, "读者服务部")).content.decode()
    row = named("夜读")
    assert f"{reverse('reading', args=[shared_plan.pk])}#card-{row.pk}" in html
    assert row.quote in html
    assert "每季度" in html


def test_a_narrowed_commitment_stands_in_the_reviewers_words(shared_plan, clerk, named):
    row = named("夜读")
    row.state, row.title = "narrowed", "只登记场次"
    row.save()
    html = clerk.get(list_of(shared_plan, "读者服务部")).content.decode()
    assert "只登记场次" in html
    assert row.quote not in html


def test_as_word_for_one_unit_and_for_all(shared_plan, clerk):
    one = words_of(clerk.get(list_of(shared_plan, "读者服务部") + "word/").content)
    assert "读者服务部2026年责任清单" in one
    assert "牵头负责（1项）" in one
    assert "由读者服务部每季度开展1次夜读活动" in one
    assert "每季度 1 次" in one
    assert "消防设施" not in one
    whole = words_of(clerk.get(reverse("responsibility_word", args=[shared_plan.pk])).content)
    assert "夜读活动" in whole
    assert "消防设施" in whole


def test_a_file_for_each_unit_in_one_archive(shared_plan, clerk):
    data = clerk.get(reverse("responsibility_files", args=[shared_plan.pk])).content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names == ["01-办公室.docx", "02-读者服务部.docx", "03-采编部.docx"]
        assert "读者服务部2026年责任清单" in words_of(archive.read(names[1]))


def test_before_the_plan_is_published_there_are_none(shared_plan, clerk):
    Plan.objects.update(state="draft")
    assert "尚未发布" in clerk.get(reverse("responsibility", args=[shared_plan.pk])).content.decode()
    assert clerk.get(list_of(shared_plan, "办公室")).status_code == 404
    for name in ("responsibility_word", "responsibility_files"):
        assert clerk.get(reverse(name, args=[shared_plan.pk])).status_code == 302


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_everyone_inside_sees_all_lists(shared_plan, people, as_person, role):
    assert as_person(people[role]).get(list_of(shared_plan, "采编部")).status_code == 200


@pytest.mark.parametrize("name", ["responsibility", "responsibility_word", "responsibility_files"])
def test_a_stranger_finds_none(shared_plan, stranger, as_person, name):
    assert as_person(stranger).get(reverse(name, args=[shared_plan.pk])).status_code == 404
    assert as_person(stranger).get(list_of(shared_plan, "办公室")).status_code == 404


@pytest.mark.parametrize("page", ["responsibility", "letters"])
def test_the_pages_cost_the_same_for_more(shared_plan, clerk, library, django_assert_max_num_queries, page):
    def cost():
        with django_assert_max_num_queries(12) as taken:
            clerk.get(reverse(page, args=[shared_plan.pk]))
        return len(taken)

    few = cost()
    for number in range(3):
        Unit.objects.create(
            organisation=library, parent=unit("馆领导"), name=f"第{number}分馆", position=9 + number
        )
    assert cost() == few
