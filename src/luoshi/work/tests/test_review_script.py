"""Choosing what is accepted, in a real Chromium: one box for all, and Enter does what the one button says."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from luoshi.foundation.tests.test_scripts import _asset, answer, browser, opened_at  # noqa: F401
from luoshi.work.actions.answers import submit
from luoshi.work.actions.evidence import add_note
from luoshi.work.models import Answer
from luoshi.work.tests.build import once, publish, unit

pytestmark = pytest.mark.browser
NOW = date(2026, 6, 10)


@pytest.fixture(autouse=True, scope="module")
def _database_beside_the_browser():
    """Playwright keeps a loop in this thread, in which Django would refuse to ask the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        yield


@pytest.fixture
def page(plan, people, today, clerk, browser):  # noqa: F811
    """Three answers wait for the office, the first with a note."""
    today(NOW)
    for number in range(3):
        once(plan, title=f"第{number}件", unit=unit("读者服务部"))
    publish(plan)
    rows = list(Answer.objects.select_related("task").order_by("task__title"))
    add_note(answer=rows[0], person=people["head"], note="照片在馆网", happened_on=NOW)
    for row in rows:
        submit(answer=row, person=people["head"], word="已办")
    page = browser.new_page(viewport={"width": 1440, "height": 1200})
    page.route("**/static/*", _asset)
    answer(page, reverse("review"), clerk.get(reverse("review")).content.decode())
    opened_at(page, reverse("review"))
    yield page
    page.close()


def test_one_box_stands_for_all_and_the_count_is_said(page):
    output, boxes = page.locator("output"), page.locator("input[name=answers]")
    assert output.inner_text() == "未选择"
    page.get_by_label("全选").check()
    assert boxes.evaluate_all("all => all.every((one) => one.checked)")
    assert output.inner_text() == "已选3项"
    boxes.nth(1).uncheck()
    assert not page.get_by_label("全选").is_checked()
    assert output.inner_text() == "已选2项"
    boxes.nth(1).check()
    assert page.get_by_label("全选").is_checked()


def test_enter_sends_what_is_chosen_and_nothing_else(page):
    asked = answer(page, reverse("accept_several"), "<p id='sent'>done</p>")
    page.locator("input[name=answers]").nth(1).check()
    page.keyboard.press("Enter")
    page.wait_for_selector("#sent")
    (request,) = asked
    chosen = Answer.objects.get(task__title="第1件")
    assert parse_qs(request.post_data)["answers"] == [str(chosen.pk)]


def test_one_is_accepted_by_its_own_button(page):
    row = Answer.objects.get(task__title="第2件")
    asked = answer(page, reverse("accept", args=[row.pk]), "")
    with page.expect_request(f"**{reverse('accept', args=[row.pk])}"):
        page.locator("li.to-review", has_text="第2件").get_by_role("button").click()
    assert len(asked) == 1


def test_evidence_is_fetched_once_it_is_asked_for(page):
    row = Answer.objects.get(task__title="第0件")
    asked = answer(page, reverse("evidence", args=[row.pk]), "<p id='shown'>照片在馆网</p>")
    assert asked == []
    for _time in range(3):
        page.locator(".shown summary").click()
    page.wait_for_selector("#shown")
    assert len(asked) == 1
