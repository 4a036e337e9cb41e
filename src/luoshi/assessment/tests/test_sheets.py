"""A scheme goes out as a workbook and comes back: every fault with its row, and nothing written before a yes."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.assessment.drawn import drawn_of
from luoshi.assessment.sheet import SCHEME
from luoshi.assessment.tests.build import a_scheme, simple
from luoshi.papers.sheet import write


@pytest.fixture
def scheme(people, browsers):
    return simple(people["clerk"])


def bring(client, scheme, data):
    return client.post(
        reverse("take_scheme_sheet", args=[scheme.pk]), {"file": SimpleUploadedFile("a.xlsx", data)}
    )


def row(**words):
    usual = {"category": "任务", "category_weight": 100, "name": "按期", "source": "系统计算", "weight": 100}
    return {**usual, "measure": "任务按期办结率", **words}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_shipped_scheme_goes_out_and_comes_back_as_it_was(browsers, people, scheme, language):
    other = a_scheme(people["clerk"], start="shipped", title="另一份")
    clerk = browsers["clerk"]
    clerk.cookies["django_language"] = language
    data = clerk.get(reverse("scheme_sheet", args=[other.pk])).content
    page = bring(clerk, scheme, data)
    assert page.status_code == 200
    assert [one.name for one in scheme.categories.all()] == ["任务落实"]
    assert [str(one) for one in scheme.categories.get().indicators.all()] == ["按期办结率"]
    clerk.post(reverse("apply_scheme_sheet", args=[scheme.pk]), {"rows": page.context["rows"]})
    assert drawn_of(scheme).categories == drawn_of(other).categories


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([row(measure="心情指数")], [("计算项目", "“心情指数”不在可选范围")]),
        ([row(source="猜测")], [("来源", "不在可选范围")]),
        ([row(), row(name="另一项", category_weight=90, weight=0)], [("类别权重", "在上文中的权重与此不同")]),
        ([row(), row()], [("指标", "同名指标")]),
        ([row(full=0)], [("满分", "请填写0至9999之间")]),
        ([row(weight=101)], [("权重", "请填写0至100之间")]),
        ([row(kind="加分", weight=None)], [("指标", "请填写每件加分或扣分的分值")]),
        ([row(weight="很重")], [("权重", "不是数字")]),
        ([row(name="长" * 81)], [("指标", "最多80字")]),
        ([row(category_weight=90)], [("", "各类别权重合计为90，应当为100")]),
        ([row(weight=60)], [("", "各指标权重合计为60，应当为100")]),
    ],
)
def test_every_fault_is_named_with_its_row_and_nothing_is_written(browsers, scheme, rows, problems):
    page = bring(browsers["clerk"], scheme, write(SCHEME, rows))
    assert page.status_code == 422
    found = page.context["problems"]
    assert [one.heading for one in found] == [heading for heading, _message in problems]
    for one, (_heading, message) in zip(found, problems, strict=True):
        assert message in str(one.message)
    assert found[0].number == 0 or found[0].number >= 3
    assert [one.name for one in scheme.categories.all()] == ["任务落实"]


def test_what_is_no_workbook_is_refused_with_a_word(browsers, scheme):
    page = bring(browsers["clerk"], scheme, b"%PDF-1.7")
    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_a_preview_of_another_or_of_a_scheme_that_has_changed_is_not_taken(browsers, people, scheme):
    page = bring(browsers["clerk"], scheme, write(SCHEME, [row()]))
    address = reverse("apply_scheme_sheet", args=[scheme.pk])
    told = {"rows": page.context["rows"]}
    assert "预览已过期" in browsers["administrator"].post(address, told, follow=True).content.decode()
    browsers["clerk"].post(reverse("add_category", args=[scheme.pk]), {"name": "新", "weight": "0"})
    browsers["clerk"].post(address, told)
    assert {one.name for one in scheme.categories.all()} == {"任务落实", "新"}
    browsers["clerk"].post(
        address, {"rows": bring(browsers["clerk"], scheme, write(SCHEME, [row()])).context["rows"]}
    )
    assert [one.name for one in scheme.categories.all()] == ["任务"]
