"""Who may what: the office keeps schemes, all inside see what is published, strangers learn nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.assessment.actions import results
from luoshi.assessment.models import Category, Result
from luoshi.assessment.tests.build import indicator, simple
from luoshi.work.tests.build import unit

KEEPS = {"clerk", "administrator"}
PREPARES = KEEPS | {"leader", "auditor"}
ALL = PREPARES | {"head", "member", "legal"}


@pytest.fixture
def draft(people, browsers):
    scheme = simple(people["clerk"])
    results.compute(scheme=scheme, person=people["clerk"])
    return scheme


def status(browsers, address):
    return {role: client.get(address).status_code for role, client in browsers.items()}


def allowed(browsers, address, no=403):
    found = status(browsers, address)
    assert set(found.values()) <= {200, no}, found
    return {role for role, code in found.items() if code == 200}


def test_what_is_in_preparation_is_seen_by_those_who_prepare_it(draft, browsers):
    for name in ("scheme", "results", "pictures", "marking", "results_sheet", "results_word", "scheme_sheet"):
        assert allowed(browsers, reverse(name, args=[draft.pk]), no=404) == PREPARES
    result = Result.objects.get(unit=unit("读者服务部"))
    assert allowed(browsers, result.get_absolute_url(), no=404) == PREPARES
    assert set(status(browsers, reverse("result_letters", args=[draft.pk])).values()) <= {403, 404}


def test_what_is_published_is_seen_by_all_inside(draft, browsers, people):
    results.publish(scheme=draft, person=people["clerk"])
    result = Result.objects.get(unit=unit("读者服务部"))
    for name in ("scheme", "results", "pictures", "marking", "appeals", "results_sheet"):
        assert allowed(browsers, reverse(name, args=[draft.pk])) == ALL
    key = indicator(draft).pk
    for address in (
        result.get_absolute_url(),
        reverse("score", args=[result.pk, key]),
        reverse("result_letter", args=[result.pk]),
    ):
        assert allowed(browsers, address) == ALL
    assert allowed(browsers, reverse("result_letters", args=[draft.pk])) == KEEPS
    assert browsers["clerk"].get(reverse("score", args=[result.pk, result.pk])).status_code == 404


def test_the_office_alone_keeps_schemes(draft, browsers):
    category = Category.objects.get()
    assert allowed(browsers, reverse("begin_scheme")) == KEEPS
    for address in (
        reverse("change_category", args=[category.pk]),
        reverse("add_indicator", args=[category.pk]),
        reverse("change_indicator", args=[indicator(draft).pk]),
    ):
        assert allowed(browsers, address) == KEEPS
    names = ("change_scheme", "set_grades", "add_category", "take_scheme_sheet", "what_if")
    for name in names:
        found = status(browsers, reverse(name, args=[draft.pk]))
        assert {role for role, code in found.items() if code == 200} == KEEPS
    for name in ("compute", "publish_scheme", "remove_scheme"):
        for role in ALL - KEEPS:
            assert browsers[role].post(reverse(name, args=[draft.pk])).status_code in (403, 404)
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_stranger_finds_nothing(draft, as_person, stranger, people):
    results.publish(scheme=draft, person=people["clerk"])
    result, key = Result.objects.all()[0], indicator(draft).pk
    outside = as_person(stranger)
    for name in (
        "scheme",
        "results",
        "pictures",
        "appeals",
        "what_if",
        "scheme_sheet",
        "result_letters",
        "marking",
    ):
        assert outside.get(reverse(name, args=[draft.pk])).status_code == 404
    for address in (
        reverse("result", args=[result.pk]),
        reverse("score", args=[result.pk, key]),
        reverse("appeal", args=[result.pk, key]),
        reverse("result_letter", args=[result.pk]),
        reverse("change_indicator", args=[key]),
        reverse("give_marks", args=[key]),
    ):
        assert outside.get(address).status_code == 404
    assert draft.title not in outside.get(reverse("schemes")).content.decode()


def test_a_get_writes_nothing(draft, browsers):
    for name in ("compute", "publish_scheme", "remove_scheme", "apply_scheme_sheet"):
        assert browsers["clerk"].get(reverse(name, args=[draft.pk])).status_code == 405


def test_the_list_begins_with_a_word_on_what_to_do(people, browsers):
    assert "系统自带的方案" in browsers["clerk"].get(reverse("schemes")).content.decode()
    words = browsers["member"].get(reverse("schemes")).content.decode()
    assert "还没有考核" in words
    assert reverse("begin_scheme") not in words
