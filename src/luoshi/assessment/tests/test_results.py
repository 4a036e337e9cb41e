"""Worked out, opened into its arithmetic, published and frozen; what other weights would make of it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook

from luoshi.assessment.actions import results
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Result
from luoshi.assessment.tests.build import (
    a_category,
    a_scheme,
    an_indicator,
    done,
    graded,
    indicator,
    simple,
    work,
)
from luoshi.foundation.refusals import Refused
from luoshi.work.models import Answer
from luoshi.work.tests.build import unit


def score(scheme, name="读者服务部", of="按期办结率"):
    result = Result.objects.get(scheme=scheme, unit=unit(name))
    return result, from_json(result.arithmetic).line(str(indicator(scheme, of).pk))


def refused(act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value


@pytest.fixture
def half(people, browsers):
    """读者服务部 did half of its work on time, 采编部 all, 办公室 nothing."""
    answers = work(people["clerk"])
    for one in answers:
        if one.unit == unit("采编部") or (one.unit == unit("读者服务部") and one.due_on.month > 3):
            done(one)
    return simple(people["clerk"])


def test_totals_stand_side_by_side_and_grades_follow_their_quota(half, people, browsers):
    graded(half, people["clerk"], ("优秀", 50, 40), ("合格", 40, None))
    browsers["clerk"].post(reverse("compute", args=[half.pk]))
    totals = {str(one.unit): (float(one.total), one.grade) for one in Result.objects.all()}
    assert totals == {"办公室": (0, ""), "读者服务部": (50, "合格"), "采编部": (100, "优秀")}
    rows = browsers["leader"].get(reverse("results", args=[half.pk])).context["rows"]
    assert [str(row.result.unit) for row in rows] == ["办公室", "读者服务部", "采编部"]


def test_a_score_opens_into_figures_formula_and_records(half, people, browsers):
    browsers["clerk"].post(reverse("compute", args=[half.pk]))
    result, line = score(half)
    page = browsers["clerk"].get(reverse("score", args=[result.pk, line.key]))
    words = page.content.decode()
    for part in ("按期提交并通过审核的任务数÷到期任务数", "6件中3件", "50%", "按满分100分折算"):
        assert part in words
    assert [piece.is_hit for piece in page.context["pieces"]] == [False] * 3 + [True] * 3
    browsers["clerk"].cookies["django_language"] = "en"
    words = browsers["clerk"].get(reverse("score", args=[result.pk, line.key])).content.decode()
    assert "3 of 6" in words
    assert "Tasks accepted that were handed in by their due date ÷ tasks due" in words


def test_a_formula_over_an_empty_set_gives_no_marks_and_says_so(people, browsers):
    scheme = a_scheme(people["clerk"])
    category = a_category(scheme, people["clerk"])
    an_indicator(category, people["clerk"], weight=40)
    an_indicator(
        category, people["clerk"], "演练", measure="written", only={"ledger": "drills"}, goal=2, weight=60
    )
    results.compute(scheme=scheme, person=people["clerk"])
    result, line = score(scheme)
    assert (line.marks, str(result.total)) == (None, "0.00")
    _result, other = score(scheme, of="演练")
    assert str(other.worth) == "100.0000"
    page = browsers["clerk"].get(reverse("score", args=[result.pk, line.key])).content.decode()
    assert "不适用：本期无可评价事项" in page
    assert "其权重由其他指标分摊" in page


def test_where_nothing_at_all_can_be_judged_there_is_no_total(people, browsers):
    scheme = simple(people["clerk"])
    results.compute(scheme=scheme, person=people["clerk"])
    result, _line = score(scheme)
    assert (result.total, result.grade) == (None, "")
    assert "本期无可评价的指标" in browsers["clerk"].get(result.get_absolute_url()).content.decode()
    assert browsers["clerk"].get(reverse("pictures", args=[scheme.pk])).status_code == 200
    results.publish(scheme=scheme, person=people["clerk"])
    letter = browsers["clerk"].get(reverse("result_letter", args=[result.pk]))
    assert letter.status_code == 404
    fresh, _line = score(scheme)
    letter = Document(io.BytesIO(browsers["head"].get(reverse("result_letter", args=[fresh.pk])).content))
    assert "无可评价的指标，不予评分" in "".join(one.text for one in letter.paragraphs)


def test_a_unit_that_was_dissolved_in_the_period_is_not_assessed_and_that_is_said(half, people, browsers):
    gone = unit("采编部")
    gone.closed_on = date(2026, 5, 31)
    gone.save()
    results.compute(scheme=half, person=people["clerk"])
    assert not Result.objects.filter(unit=gone).exists()
    page = browsers["clerk"].get(reverse("results", args=[half.pk])).content.decode()
    assert "采编部已于2026" in page
    assert "不参加本次考核" in page
    gone.closed_on = date(2026, 7, 1)
    gone.save()
    results.compute(scheme=half, person=people["clerk"])
    assert Result.objects.filter(unit=gone).exists()


def test_where_all_units_are_gone_nothing_is_worked_out(people, browsers):
    scheme = simple(people["clerk"])
    scheme.covered.exclude(unit=unit("采编部")).delete()
    gone = unit("采编部")
    gone.closed_on = date(2026, 5, 31)
    gone.save()
    said = refused(results.compute, scheme=scheme, person=people["clerk"])
    assert "均已撤销" in str(said.message)


def test_what_is_published_is_not_changed_by_later_facts(half, people, browsers):
    browsers["clerk"].post(reverse("publish_scheme", args=[half.pk]))
    before = score(half)[0].arithmetic
    for answer in Answer.objects.filter(unit=unit("读者服务部")):
        done(answer)
    assert refused(results.compute, scheme=half, person=people["clerk"]).code == "scheme-published"
    assert refused(results.publish, scheme=half, person=people["clerk"]).code == "scheme-published"
    assert score(half)[0].arithmetic == before


def test_nothing_is_published_before_its_period_is_over(half, people, browsers, at):
    at(date(2026, 6, 30))
    assert refused(results.publish, scheme=half, person=people["clerk"]).code == "period-running"
    at(date(2026, 7, 1))
    results.publish(scheme=half, person=people["clerk"])
    assert half.appeal_until == date(2026, 7, 8)


def test_nothing_is_published_while_marks_are_missing(people, browsers):
    scheme = a_scheme(people["clerk"])
    an_indicator(a_category(scheme, people["clerk"]), people["clerk"], "报告质量", source="marked")
    said = refused(results.publish, scheme=scheme, person=people["clerk"])
    assert said.code == "marks-missing"
    assert "报告质量（办公室、读者服务部、采编部）" in str(said.message)
    scheme.refresh_from_db()
    assert scheme.is_draft
    assert not Result.objects.exists()


def test_other_weights_are_tried_and_nothing_is_written(people, browsers):
    scheme = a_scheme(people["clerk"])
    for one in work(people["clerk"]):
        if one.unit == unit("采编部"):
            done(one)
    category = a_category(scheme, people["clerk"])
    first = an_indicator(category, people["clerk"], weight=50)
    other = an_indicator(
        category, people["clerk"], "演练", measure="written", only={"ledger": "drills"}, goal=2, weight=50
    )
    graded(scheme, people["clerk"], ("优秀", 80, None), ("合格", 0, None))
    results.compute(scheme=scheme, person=people["clerk"])
    before = list(Result.objects.values())
    weights = {str(category.pk): "100", str(first.pk): "90", str(other.pk): "10"}
    address = reverse("what_if", args=[scheme.pk])
    assert browsers["clerk"].get(address).context["rows"] == []
    page = browsers["clerk"].get(address, weights)
    row = next(one for one in page.context["rows"] if one.unit == unit("采编部"))
    assert (float(row.before), float(row.after), float(row.difference)) == (50, 90, 40)
    assert (row.grade_before, row.grade_after) == ("合格", "优秀")
    wrong = browsers["clerk"].get(address, weights | {str(first.pk): "80"})
    assert wrong.status_code == 422
    assert "权重合计为90，应当为100" in wrong.content.decode()
    assert list(Result.objects.values()) == before


def test_pictures_have_their_tables(half, people, browsers):
    results.compute(scheme=half, person=people["clerk"])
    address = f"{reverse('pictures', args=[half.pk])}?unit={unit('读者服务部').pk}"
    context = browsers["clerk"].get(address).context
    assert [(name, float(own), float(mean)) for name, own, mean in context["categories"]] == [
        ("任务落实", 50, 50)
    ]
    assert context["spread"][0] == ("0–10", 1)
    assert [count for _points, count in context["spread"] if count] == [1, 1, 1]
    assert context["course"] == []
    results.publish(scheme=half, person=people["clerk"])
    course = browsers["head"].get(address).context["course"]
    assert [(line["title"], float(line["own"]), float(line["mean"])) for line in course] == [
        ("上半年考核", 50, 50)
    ]


def test_results_are_taken_along_as_workbook_and_report(half, people, browsers):
    results.compute(scheme=half, person=people["clerk"])
    file = browsers["leader"].get(reverse("results_sheet", args=[half.pk])).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    totals = book.get_sheet_by_name("结果").to_python()
    assert totals[0] == ["单位", "任务落实", "总分", "等次"]
    assert ["读者服务部", 50.0, 50.0, ""] in totals
    rows = book.get_sheet_by_name("得分明细").to_python()
    assert ["读者服务部", "任务落实", "按期办结率", 3.0, 6.0, 50.0, 100.0, 100.0, 50.0] in rows
    word = Document(io.BytesIO(browsers["leader"].get(reverse("results_word", args=[half.pk])).content))
    assert "（征求意见稿）" in word.paragraphs[0].text
    assert [cell.text for cell in word.tables[0].rows[2].cells][:3] == ["读者服务部", "50", "50"]


def test_nothing_is_taken_along_before_it_is_worked_out(people, browsers):
    scheme = simple(people["clerk"])
    for name in ("results_sheet", "results_word", "result_letters"):
        assert browsers["clerk"].get(reverse(name, args=[scheme.pk])).status_code == 404
    assert "还没有计算结果" in browsers["clerk"].get(reverse("results", args=[scheme.pk])).content.decode()
    assert "还没有计算结果" in browsers["clerk"].get(reverse("what_if", args=[scheme.pk])).content.decode()


def test_working_out_costs_as_many_queries_for_three_units_as_for_one(half, people):
    results.compute(scheme=half, person=people["clerk"])
    with CaptureQueriesContext(connection) as three:
        results.compute(scheme=half, person=people["clerk"])
    half.covered.exclude(unit=unit("采编部")).delete()
    with CaptureQueriesContext(connection) as one:
        results.compute(scheme=half, person=people["clerk"])
    assert len(one) == len(three)


@pytest.mark.parametrize("name", ["scheme", "results", "pictures", "marking", "what_if"])
def test_a_page_of_the_shipped_scheme_takes_at_most_twelve_queries(
    name, people, browsers, django_assert_max_num_queries
):
    scheme = a_scheme(people["clerk"], start="shipped")
    results.compute(scheme=scheme, person=people["clerk"])
    with django_assert_max_num_queries(12):
        assert browsers["clerk"].get(reverse(name, args=[scheme.pk])).status_code == 200


def test_lists_and_scores_take_at_most_twelve_queries(half, people, browsers, django_assert_max_num_queries):
    results.publish(scheme=half, person=people["clerk"])
    result, line = score(half)
    for address in (
        reverse("schemes"),
        result.get_absolute_url(),
        reverse("score", args=[result.pk, line.key]),
        reverse("appeals", args=[half.pk]),
    ):
        with django_assert_max_num_queries(12):
            assert browsers["clerk"].get(address).status_code == 200


def test_what_is_spread_onto_a_category_is_part_of_its_worth(people, browsers):
    scheme = a_scheme(people["clerk"])
    for one in work(people["clerk"]):
        done(one)
    an_indicator(a_category(scheme, people["clerk"], weight=60), people["clerk"])
    an_indicator(
        a_category(scheme, people["clerk"], "督办", 40), people["clerk"], "按期回复", measure="replies"
    )
    results.compute(scheme=scheme, person=people["clerk"])
    result, _line = score(scheme)
    parts = browsers["clerk"].get(result.get_absolute_url()).context["parts"]
    assert [(float(points), float(worth)) for _one, points, worth in parts] == [(100, 100), (0, 0)]
    context = browsers["clerk"].get(reverse("pictures", args=[scheme.pk])).context
    assert [(own, mean) for _name, own, mean in context["categories"]] == [(100, 100), (None, None)]


def test_a_deduction_of_nothing_is_nought(people, browsers):
    scheme = simple(people["clerk"])
    told = {"measure": "chasers", "kind": "deduction", "per": 1, "cap": 5}
    an_indicator(scheme.categories.get(), people["clerk"], "收到督办单", **told)
    results.compute(scheme=scheme, person=people["clerk"])
    _result, line = score(scheme, of="收到督办单")
    assert str(line.points) == "0.00"
