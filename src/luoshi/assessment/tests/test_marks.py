"""What people give: marks with reasons, what is entered with evidence, and surveys that keep nothing but counts."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luoshi.assessment.actions import results, schemes
from luoshi.assessment.actions.marks import Given, give_marks
from luoshi.assessment.actions.surveys import open_surveys
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Mark, Result, Survey, Tally
from luoshi.assessment.tests.build import UNITS, a_category, a_scheme, an_indicator
from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.ledgers.tests.build import PHOTO
from luoshi.work.tests.build import unit


@pytest.fixture
def scheme(people, browsers):
    """The leader and the head mark."""
    row = a_scheme(people["clerk"])
    schemes.change_scheme(
        scheme=row,
        person=people["clerk"],
        seen=row.revision,
        facts={"starts_on": row.starts_on, "ends_on": row.ends_on},
        units=[unit(name) for name in UNITS],
        assessors=[people["leader"], people["head"]],
    )
    return row


@pytest.fixture
def one(scheme, people):
    category = a_category(scheme, people["clerk"])
    return an_indicator(category, people["clerk"], "报告质量", source="marked", full=100)


def said(name="采编部", marks="90", reason="数据准确"):
    return {f"marks-{unit(name).pk}": marks, f"reason-{unit(name).pk}": reason}


def line_of(one, name="采编部"):
    results.compute(scheme=one.category.scheme, person=one.category.scheme.made_by)
    return from_json(Result.objects.get(unit=unit(name)).arithmetic).line(str(one.pk))


def test_several_assessors_make_a_mean_and_their_reasons_are_seen(one, browsers):
    address = reverse("give_marks", args=[one.pk])
    browsers["leader"].post(address, said(marks="90"))
    browsers["head"].post(address, said(marks="70", reason="报送偏晚"))
    browsers["head"].post(address, said(marks="80", reason="报送偏晚"))
    assert Mark.objects.count() == 2
    line = line_of(one)
    assert (float(line.marks), len(line.told["given"])) == (85, 2)
    result = Result.objects.get(unit=unit("采编部"))
    page = browsers["clerk"].get(reverse("score", args=[result.pk, one.pk])).content.decode()
    assert "报送偏晚" in page
    assert "各评分平均" in page
    browsers["head"].post(address, said(marks="", reason=""))
    assert Mark.objects.count() == 1


def test_nobody_marks_the_unit_that_they_work_in(one, people, browsers):
    page = browsers["head"].get(reverse("give_marks", args=[one.pk]))
    assert [str(row) for row in page.context["form"].units] == ["办公室", "采编部"]
    with pytest.raises(Refused) as refusal:
        give_marks(indicator=one, person=people["head"], given={unit("读者服务部"): Given(90, "好")})
    assert refusal.value.code == "own-unit"


@pytest.mark.parametrize(("marks", "reason"), [("101", "好"), ("-1", "好"), ("90", " ")])
def test_marks_have_bounds_and_a_reason(one, browsers, people, marks, reason):
    page = browsers["leader"].post(reverse("give_marks", args=[one.pk]), said(marks=marks, reason=reason))
    assert page.status_code == 422
    one.refresh_from_db()
    assert not Mark.objects.exists()
    with pytest.raises(Refused):
        give_marks(
            indicator=one, person=people["leader"], given={unit("采编部"): Given(float(marks), reason)}
        )


def test_only_the_assessors_mark(one, browsers):
    for role in ("clerk", "member", "auditor"):
        assert browsers[role].get(reverse("give_marks", args=[one.pk])).status_code == 403
        assert browsers[role].post(reverse("give_marks", args=[one.pk]), said()).status_code == 403
    assert not Mark.objects.exists()


def test_an_assessor_finds_what_to_mark_and_a_member_does_not_see_it(one, browsers, scheme):
    address = reverse("marking", args=[scheme.pk])
    assert reverse("give_marks", args=[one.pk]) in browsers["head"].get(address).content.decode()
    assert browsers["member"].get(address).status_code == 404
    assert scheme.title in browsers["head"].get(reverse("schemes")).content.decode()
    assert scheme.title not in browsers["member"].get(reverse("schemes")).content.decode()


def test_what_is_computed_is_never_asked_for(scheme, people, browsers):
    computed = an_indicator(a_category(scheme, people["clerk"]), people["clerk"])
    page = browsers["leader"].post(reverse("give_marks", args=[computed.pk]), said())
    assert "该指标另有来源" in page.content.decode()
    assert (
        "没有需要人工评分的指标"
        in browsers["clerk"].get(reverse("marking", args=[scheme.pk])).content.decode()
    )


def test_what_is_entered_stands_on_a_file(scheme, people, browsers):
    category = a_category(scheme, people["clerk"])
    entered = an_indicator(category, people["clerk"], "档案整理", source="entered")
    address = reverse("enter_marks", args=[entered.pk])
    told = {"unit": str(unit("采编部").pk), "marks": "95", "reason": "检查记录"}
    page = browsers["clerk"].post(address, told)
    assert "请附上佐证文件" in page.content.decode()
    browsers["clerk"].post(address, {**told, "file": SimpleUploadedFile("检查.png", PHOTO)})
    browsers["clerk"].post(address, {**told, "marks": "90"})
    mark = Mark.objects.get()
    assert (mark.marks, mark.evidence.title) == (90, "检查.png")
    assert "检查.png" in browsers["clerk"].get(address).content.decode()
    assert float(line_of(entered).marks) == 90


@pytest.fixture
def asked(scheme, people):
    category = a_category(scheme, people["clerk"])
    row = an_indicator(category, people["clerk"], "满意度", source="survey", questions="方便吗\n清楚吗")
    open_surveys(indicator=row, person=people["clerk"], ends_on=date(2026, 7, 31))
    return row


def reply(survey, *marks):
    said = {f"question-{place}": str(mark) for place, mark in enumerate(marks)}
    return Client().post(reverse("survey", args=[survey.secret]), said)


def test_a_survey_is_answered_without_an_account_and_keeps_only_counts(asked, browsers):
    survey = Survey.objects.get(unit=unit("采编部"))
    page = Client().get(reverse("survey", args=[survey.secret])).content.decode()
    assert "方便吗" in page
    events = Event.objects.count()
    keys = set(Tally.objects.values_list("pk", flat=True))
    for marks in [(5, 4)] * 4 + [(3, 3)]:
        assert reply(survey, *marks).status_code == 200
    assert Event.objects.count() == events
    assert set(Tally.objects.values_list("pk", flat=True)) == keys
    rows = Tally.objects.filter(survey=survey, count__gt=0).values_list("question", "mark", "count")
    assert sorted(rows) == [(0, 3, 1), (0, 5, 4), (1, 3, 1), (1, 4, 4)]
    assert {field.name for field in Tally._meta.fields} == {
        *("id", "organisation", "survey", "question", "mark", "count")
    }
    line = line_of(asked)
    assert (line.told["answers"], float(line.marks)) == (5, 84)
    assert "5份答卷" in browsers["clerk"].get(reverse("surveys", args=[asked.pk])).content.decode()


def test_few_answers_are_not_counted(asked, browsers):
    survey = Survey.objects.get(unit=unit("采编部"))
    for _number in range(4):
        reply(survey, 5, 5)
    assert line_of(asked).marks is None
    result = Result.objects.get(unit=unit("采编部"))
    page = browsers["clerk"].get(reverse("score", args=[result.pk, asked.pk])).content.decode()
    assert "共4份答卷，份数过少" in page


def test_a_browser_that_has_answered_does_not_answer_again(asked):
    survey = Survey.objects.get(unit=unit("采编部"))
    browser = Client()
    address = reverse("survey", args=[survey.secret])
    for _number in range(2):
        browser.post(address, {"question-0": "5", "question-1": "5"})
    assert Tally.objects.get(survey=survey, question=0, mark=5).count == 1
    assert "感谢您的评价" in browser.get(address).content.decode()


def test_a_mark_is_from_one_to_five_for_each_question(asked):
    survey = Survey.objects.get(unit=unit("采编部"))
    assert reply(survey, 6, 5).status_code == 422
    assert reply(survey, 5).status_code == 422
    assert not Tally.objects.filter(count__gt=0).exists()


def test_a_survey_ends_on_its_day_and_another_day_may_be_set(asked, people, as_person, at):
    survey = Survey.objects.get(unit=unit("采编部"))
    at(date(2026, 8, 1))
    assert reply(survey, 5, 5).status_code == 410
    assert Client().get(reverse("survey", args=["no-such-address"])).status_code == 410
    address = reverse("surveys", args=[asked.pk])
    as_person(people["clerk"]).post(address, {"ends_on": "2026-08-31"})
    assert reply(survey, 5, 5).status_code == 200
    assert Survey.objects.count() == 3
    assert as_person(people["member"]).get(address).status_code == 403
