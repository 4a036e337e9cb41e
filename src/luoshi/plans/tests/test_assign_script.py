"""Dragging a unit onto the outline, in a real Chromium: what is sent is what it was dropped on."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from luoshi.foundation.tests.test_scripts import ROOT, _asset, answer, browser, opened_at  # noqa: F401
from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True, scope="module")
def _database_beside_the_browser():
    """Playwright keeps a loop in this thread, in which Django would refuse to ask the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        yield


@pytest.fixture
def board(small_plan, clerk, browser):  # noqa: F811
    """The page as the clerk sees it, and the list of what it sends."""
    address = reverse("assign", args=[small_plan.pk])
    html = clerk.get(address).content.decode()
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    page.route("**/static/*", _asset)
    answer(page, address, html)
    asked = answer(page, reverse("assign_units", args=[small_plan.pk]), "<p id='assign'>done</p>")
    opened_at(page, address)
    yield page, asked
    page.close()


def _sent(page, asked):
    page.wait_for_selector("p#assign")
    (request,) = asked
    data = parse_qs(request.post_data, keep_blank_values=True)
    return {str(key) for key in data.get("id", [])}, data["unit"], data["role"]


def _keys(words):
    rows = Commitment.objects.filter(measure__title__in=words)
    return {str(key) for key in rows.values_list("pk", flat=True)}


def _drag(page, unit, onto):
    page.locator(".chip", has_text=unit).drag_to(page.locator(onto).first)


def test_onto_a_commitment_for_it_alone(board, named):
    page, asked = board
    unit = [str(Unit.objects.get(name="采编部").pk)]
    _drag(page, "采编部", f"#give-{named('书屋').pk}")
    assert _sent(page, asked) == ({str(named("书屋").pk)}, unit, ["lead"])


@pytest.mark.parametrize(
    ("onto", "titles"),
    [
        (".assign-measure:has-text('村级书屋') h3", ["村级书屋"]),
        (".assign-section h2", ["夜间服务", "村级书屋"]),
    ],
)
def test_onto_a_heading_for_all_below_it(board, onto, titles):
    page, asked = board
    _drag(page, "各单位", onto)
    assert _sent(page, asked) == (_keys(titles), [""], ["each"])


def test_onto_one_of_several_chosen_for_all_of_them(board, named):
    page, asked = board
    for words in ("书屋", "值班"):
        page.locator(f"#give-{named(words).pk} input").focus()
        page.keyboard.press("Space")
    _drag(page, "采编部", f"#give-{named('值班').pk}")
    assert _sent(page, asked)[0] == {str(named("书屋").pk), str(named("值班").pk)}


def test_a_headings_box_stands_for_those_below_as_long_as_all_are_chosen(board):
    page, _asked = board
    measure = page.locator(".assign-measure").nth(1)
    head, rows = measure.locator("header input"), measure.locator("[data-row] input")
    head.check()
    assert rows.evaluate_all("all => all.every((box) => box.checked)")
    assert "2" in page.locator("[data-chosen]").inner_text()
    rows.first.uncheck()
    assert not head.is_checked()
    rows.first.check()
    assert head.is_checked()
