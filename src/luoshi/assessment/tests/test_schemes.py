"""A scheme: begun, copied, changed on screen, with weights that add up, held against what the plan demands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from luoshi.assessment.actions import indicators, schemes
from luoshi.assessment.demand import demanded
from luoshi.assessment.models import Category, Grade, Indicator, Scheme
from luoshi.assessment.tests.build import UNITS, a_category, a_scheme, an_indicator, indicator, simple
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.plans.models import Commitment
from luoshi.work.tests.build import a_plan, once, unit


def said_of(scheme, **words):
    plain = ("title", "period", "spread", "places", "fail", "appeal_days", "starts_on", "ends_on", "revision")
    units = [str(key) for key in scheme.covered.values_list("unit", flat=True)]
    return {name: getattr(scheme, name) for name in plain} | {"units": units} | words


def faults(client, scheme):
    return client.get(reverse("scheme", args=[scheme.pk])).context["faults"]


def test_the_shipped_scheme_adds_up_in_both_languages(browsers, people):
    for language in ("zh-hans", "en"):
        browsers["clerk"].cookies["django_language"] = language
        said = {"start": "shipped", "title": language, "period": "year"}
        said |= {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "units": [str(unit("采编部").pk)]}
        browsers["clerk"].post(reverse("begin_scheme"), said)
        scheme = Scheme.objects.get(title=language)
        assert scheme.categories.count() == 5
        assert Indicator.objects.filter(category__scheme=scheme).count() == 20
        assert faults(browsers["clerk"], scheme) == []
    assert Indicator.objects.filter(name="Tasks done on time").exists()
    assert Indicator.objects.filter(name="任务按期办结率").exists()


def test_a_copy_carries_indicators_grades_assessors_and_the_units_that_still_stand(browsers, people):
    first = a_scheme(people["clerk"], start="shipped")
    schemes.change_scheme(
        scheme=first,
        person=people["clerk"],
        seen=first.revision,
        facts={"starts_on": first.starts_on, "ends_on": first.ends_on, "fail": Decimal(70)},
        units=[unit(name) for name in UNITS],
        assessors=[people["leader"]],
    )
    gone = unit("采编部")
    gone.closed_on = date(2026, 7, 1)
    gone.save()
    said = {"start": str(first.pk), "title": "下半年考核", "period": "special"}
    said |= {"starts_on": "2026-07-01", "ends_on": "2026-12-31"}
    browsers["clerk"].post(reverse("begin_scheme"), said)
    copy = Scheme.objects.get(title="下半年考核")
    assert copy.fail == 70
    assert [one.person for one in copy.assessors.all()] == [people["leader"]]
    assert {str(one) for one in copy.covered.all()} == {"办公室", "读者服务部"}
    assert Indicator.objects.filter(category__scheme=copy).count() == 20
    assert list(copy.grades.values_list("name", "most")) == list(first.grades.values_list("name", "most"))
    assert indicator(copy, "培训学时").only == {"ledger": "training", "field": "hours"}


def test_weights_that_do_not_add_up_are_named(browsers, people):
    scheme = a_scheme(people["clerk"])
    category = a_category(scheme, people["clerk"], weight=90)
    an_indicator(category, people["clerk"], weight=60)
    a_category(scheme, people["clerk"], "空类", 5)
    assert faults(browsers["clerk"], scheme) == [
        "各类别权重合计为95，应当为100。",
        "“任务落实”各指标权重合计为60，应当为100。",
        "“空类”有权重而没有计分指标。",
    ]
    page = browsers["clerk"].post(reverse("compute", args=[scheme.pk]), follow=True)
    assert "各类别权重合计为95" in page.content.decode()
    assert not scheme.results.exists()


def test_a_scheme_without_units_says_so(browsers, people):
    scheme = a_scheme(people["clerk"], units=())
    an_indicator(a_category(scheme, people["clerk"]), people["clerk"])
    assert faults(browsers["clerk"], scheme) == ["方案没有覆盖任何单位，请选择参加考核的单位。"]
    page = browsers["clerk"].post(reverse("compute", args=[scheme.pk]), follow=True)
    assert "方案没有覆盖任何单位" in page.content.decode()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"measure": ""}, "请选择计算项目"),
        ({"measure": "written", "only": {"ledger": "drills"}}, "请填写得满分的目标数值"),
        ({"measure": "summed", "goal": 3}, "请选择台账及其需要合计的数值"),
        ({"source": "survey", "questions": " "}, "请填写问卷题目"),
        ({"kind": "bonus"}, "请填写每件加分或扣分的分值"),
        ({"kind": "bonus", "per": 1}, "请填写加分或扣分的上限"),
        ({"kind": "deduction", "source": "survey", "questions": "好吗"}, "问卷只能用于计分"),
        ({"floor": 70, "ceiling": 60}, "保底分不得高于封顶分"),
        ({"ceiling": 120}, "不得高于满分"),
    ],
)
def test_an_indicator_that_lacks_something_is_not_kept(people, facts, told):
    category = a_category(a_scheme(people["clerk"]), people["clerk"])
    with pytest.raises(Refused) as refusal:
        an_indicator(category, people["clerk"], **facts)
    assert told in str(refusal.value.message)
    assert not category.indicators.exists()


def test_an_indicator_is_written_on_screen_with_what_its_measure_reads(browsers, people):
    scheme = a_scheme(people["clerk"])
    category = a_category(scheme, people["clerk"])
    said = {"name": "重大隐患按期销号", "kind": "normal", "source": "computed", "weight": "100", "full": "10"}
    said |= {"measure": "closed", "ledger": "risks:major", "ask": "report", "places": "1"}
    address = reverse("add_indicator", args=[category.pk])
    assert browsers["clerk"].post(address, said).status_code == 302
    row = Indicator.objects.get()
    assert (row.only, row.full, row.places) == ({"ledger": "risks", "level": "major"}, 10, 1)
    form = browsers["clerk"].get(reverse("change_indicator", args=[row.pk])).context["form"]
    assert form["ledger"].value() == "risks:major"
    said |= {"measure": "summed", "field": "training:hours", "goal": "40"}
    browsers["clerk"].post(reverse("change_indicator", args=[row.pk]), said)
    row.refresh_from_db()
    assert (row.measure, row.only, row.goal) == ("summed", {"ledger": "training", "field": "hours"}, 40)
    page = browsers["clerk"].post(address, {**said, "name": "重大隐患按期销号"})
    assert page.status_code == 422
    assert "同名指标" in page.content.decode()
    browsers["clerk"].post(reverse("remove_indicator", args=[row.pk]))
    assert not Indicator.objects.exists()


def test_categories_are_added_changed_and_removed(browsers, people):
    scheme = a_scheme(people["clerk"])
    clerk = browsers["clerk"]
    for name, weight in (("甲", "60"), ("乙", "40")):
        clerk.post(reverse("add_category", args=[scheme.pk]), {"name": name, "weight": weight})
    assert list(scheme.categories.values_list("name", "weight")) == [("甲", 60), ("乙", 40)]
    again = clerk.post(reverse("add_category", args=[scheme.pk]), {"name": "甲", "weight": "1"})
    assert "同名类别" in again.content.decode()
    row = Category.objects.get(name="乙")
    clerk.post(reverse("change_category", args=[row.pk]), {"name": "丙", "weight": "30"})
    clerk.post(reverse("remove_category", args=[Category.objects.get(name="甲").pk]))
    assert list(scheme.categories.values_list("name", "weight")) == [("丙", 30)]
    assert (
        clerk.post(reverse("change_category", args=[row.pk]), {"name": "丙", "weight": "101"}).status_code
        == 422
    )


def test_grades_are_set_with_their_quotas(browsers, people):
    scheme = a_scheme(people["clerk"])
    said = {"revision": scheme.revision, "name-0": "优秀", "least-0": "90", "most-0": "30"}
    said |= {"name-1": "合格", "least-1": "60"}
    address = reverse("set_grades", args=[scheme.pk])
    wrong = browsers["clerk"].post(address, said | {"least-1": "90"})
    assert "名称或分数线相同" in wrong.content.decode()
    assert "请填写分数线" in browsers["clerk"].post(address, said | {"least-0": ""}).content.decode()
    assert browsers["clerk"].post(address, said).status_code == 302
    assert list(Grade.objects.values_list("name", "least", "most")) == [("优秀", 90, 30), ("合格", 60, None)]
    assert browsers["clerk"].post(address, said).status_code in (409, 422)
    assert Grade.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("权重不低于15%", 15),
        ("占比不少于百分之二十", 20),
        ("权重不低于１２.5％", 12.5),
        ("权重逐年提高", None),
    ],
)
def test_what_a_sentence_demands_is_read(words, percent):
    assert demanded(Commitment(threshold=words)) == percent
    assert demanded(Commitment(quote=words)) == percent


def test_the_share_is_held_against_the_plan(browsers, people):
    plan = a_plan(people["clerk"].organisation, people["clerk"])
    row = once(plan, title="将安全工作纳入年度综合考核", threshold="权重不低于15%")
    scheme = simple(people["clerk"])
    address = reverse("change_scheme", args=[scheme.pk])
    browsers["clerk"].post(address, said_of(scheme, share="10", commitment=str(row.pk)))
    page = browsers["clerk"].get(scheme.get_absolute_url()).content.decode()
    assert "权重不低于15%，本方案为10%" in page
    assert "将安全工作纳入年度综合考核" in page
    scheme.refresh_from_db()
    browsers["clerk"].post(address, said_of(scheme, share="15", commitment=str(row.pk)))
    page = browsers["clerk"].get(scheme.get_absolute_url())
    assert not page.context["share"].is_short


def test_a_change_takes_away_what_was_worked_out_before(browsers, people):
    scheme = simple(people["clerk"])
    browsers["clerk"].post(reverse("compute", args=[scheme.pk]))
    assert scheme.results.count() == 3
    scheme.refresh_from_db()
    browsers["clerk"].post(reverse("change_scheme", args=[scheme.pk]), said_of(scheme, title="半年考核"))
    assert not scheme.results.exists()
    event = Event.objects.get(verb="scheme-changed")
    assert event.data["scheme_title"] == ["上半年考核", "半年考核"]


def test_two_who_change_a_scheme_at_once_do_not_write_over_each_other(people):
    scheme = simple(people["clerk"])
    told = {"scheme": scheme, "person": people["clerk"], "grades": [{"name": "甲", "least": 1, "most": None}]}
    with pytest.raises(Conflict):
        schemes.set_grades(seen=scheme.revision - 1, **told)
    schemes.set_grades(seen=scheme.revision, **told)


def test_a_period_does_not_end_before_it_begins(browsers, people):
    scheme = simple(people["clerk"])
    said = said_of(scheme, ends_on="2025-12-31")
    page = browsers["clerk"].post(reverse("change_scheme", args=[scheme.pk]), said)
    assert "结束日期早于开始日期" in page.content.decode()


def test_one_in_preparation_is_removed_with_all_that_belongs_to_it(browsers, people):
    scheme = simple(people["clerk"])
    browsers["clerk"].post(reverse("remove_scheme", args=[scheme.pk]))
    assert not Scheme.objects.exists()
    assert Event.objects.filter(verb="scheme-removed").count() == 1


def test_no_indicator_of_a_published_scheme_is_changed(browsers, people):
    scheme = simple(people["clerk"])
    browsers["clerk"].post(reverse("publish_scheme", args=[scheme.pk]))
    scheme.refresh_from_db()
    assert not scheme.is_draft
    for act in (
        lambda: indicators.remove_indicator(indicator=indicator(scheme), person=people["clerk"]),
        lambda: a_category(scheme, people["clerk"], "新"),
        lambda: schemes.remove_scheme(scheme=scheme, person=people["clerk"]),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "scheme-published"
