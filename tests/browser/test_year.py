"""A year of the sample library in a real browser, its clock moving from publishing in January to December's report."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import Page, expect

from luoshi.foundation.jobs import sweep
from luoshi.notices.digests.make import open_digests
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan
from luoshi.work.models import Answer, Chaser, Task

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("orm_beside_the_browser"),
    pytest.mark.django_db(transaction=True),
]

CLERK, LEADER, HEAD = "linxiaoman", "guqinghe", "chengjiming"


def test_a_year_is_played_through(library_of_the_year: Any, on: Any, through_the_year: Any) -> None:
    as_person = through_the_year
    publish(as_person(CLERK))
    first, second, third = owed_by_head()
    on(2, 10)
    hand_in(as_person(HEAD), first, "一月的数据已经报送")
    on(2, 11)
    send_back(as_person(CLERK), first, "请补附表")
    on(2, 12)
    hand_in(as_person(HEAD), first, "附表已补")
    accept(as_person(CLERK), first)
    on(3, 10, "08:35")
    remind(as_person(HEAD))
    on(3, 11)
    chase(as_person, second)
    on(4, 20)
    waive(as_person(CLERK), third)
    on(6, 15)
    revise(as_person(CLERK))
    on(12, 30)
    report(as_person(LEADER))


def publish(page: Page) -> None:
    """In January, from the preview."""
    plan = Plan.objects.get()
    page.goto(f"/plans/{plan.pk}/publish/")
    page.locator("form:has(input[name=seen]) button").first.click()
    page.wait_for_url(lambda address: "/publish/" not in address)
    # What was due before the plan was published is owed by nobody.
    assert Task.objects.filter(due_on__month=12).exists()


def owed_by_head() -> list[Answer]:
    """The first three that the head's unit leads."""
    unit = Person.objects.get(login=HEAD).memberships_now[0].unit
    rows = Answer.objects.filter(unit=unit, part="lead", task__target__lte=1).order_by("due_on", "pk")
    return list(rows[:3])


def hand_in(page: Page, answer: Answer, word: str) -> None:
    """From the page of the task, with a word."""
    page.goto(f"/answers/{answer.pk}/hand-in/")
    page.locator("textarea[name=word]").fill(word)
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".toast.ok")).to_be_visible()
    answer.refresh_from_db()
    assert (answer.state, answer.word) == ("submitted", word)


def send_back(page: Page, answer: Answer, reason: str) -> None:
    """With what is missing; the unit sees it first on its own page."""
    page.goto(f"/answers/{answer.pk}/return/")
    page.locator("textarea[name=reason]").fill(reason)
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text(reason)


def accept(page: Page, answer: Answer) -> None:
    """From the list of what waits for the office."""
    page.goto("/review/")
    line = page.locator(f"button[formaction='/answers/{answer.pk}/accept/']")
    line.click()
    expect(line).to_have_count(0)
    answer.refresh_from_db()
    assert (answer.state, answer.closed_on) == ("accepted", date(2026, 2, 12))


def remind(page: Page) -> None:
    """The digest of the morning tells the head what is late."""
    open_digests()
    sweep()
    page.goto("/notices/")
    expect(page.locator("main")).to_contain_text("逾期")


def chase(as_person: Any, answer: Answer) -> None:
    """By a leader in two steps from the late work; the unit replies, the leader accepts."""
    page = as_person(LEADER)
    page.goto(f"/chasers/write/?answer={answer.pk}")
    page.locator("textarea[name=text]").fill("请说明原因，本周补齐。")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("h1")).to_contain_text("督办〔2026〕1号")
    reply = Chaser.objects.get().replies.get()
    unit = as_person(HEAD)
    unit.goto("/my-work/")
    expect(unit.locator(".chasers-on-top")).to_contain_text("督办〔2026〕1号")
    unit.goto(f"/replies/{reply.pk}/")
    unit.locator("textarea[name=text]").fill("周五前补齐。")
    unit.locator("main form button[type=submit]").last.click()
    expect(unit.locator("main")).to_contain_text("周五前补齐。")
    page.reload()
    page.locator(f"form[action='/replies/{reply.pk}/accept/'] button").click()
    expect(page.locator(f"form[action='/replies/{reply.pk}/accept/']")).to_have_count(0)
    assert Chaser.objects.get().closed_at is not None


def waive(page: Page, answer: Answer) -> None:
    """It need not be done, with a reason."""
    page.goto(f"/answers/{answer.pk}/waive/")
    page.locator("textarea[name=reason]").fill("馆舍改造，本期免办。")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text("馆舍改造，本期免办。")


def revise(page: Page) -> None:
    """In June a revised text takes a duty from monthly to quarterly; what is done stays, and publishing follows."""
    plan = Plan.objects.select_related("document").get()
    done = set(Task.objects.filter(state__in=("accepted", "waived")).values_list("pk", flat=True))
    text = plan.document.text.replace("每月", "每季度", 1)
    assert text != plan.document.text
    page.goto(f"/plans/{plan.pk}/revise/")
    page.locator("input[type=file]").set_input_files(
        {"name": "修订版.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.wait_for_url(lambda address: "/revisions/" in address)
    page.get_by_role("button", name="启用修订版").click()
    expect(page.get_by_text("这个修订版已启用。")).to_be_visible()
    page.goto(f"/plans/{plan.pk}/publish/")
    page.locator("form:has(input[name=seen]) button").first.click()
    page.wait_for_url(lambda address: "/publish/" not in address)
    assert done <= set(Task.objects.filter(state__in=("accepted", "waived")).values_list("pk", flat=True))


def report(page: Page) -> None:
    """In December the year's report holds what was done, waived and chased."""
    page.goto("/reports/year/2026/1/")
    expect(page.locator(".tile.ok .tile-value")).to_have_text("2")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载 Word").click()
    document = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "督办〔2026〕1号" in cells
    assert timezone.localdate() - date(2026, 12, 30) < timedelta(days=1)
