"""The whole way in a real browser: upload, read, confirm, assign, publish, year, sheet and feed."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.sheets import opened, place_of, saved

pytestmark = pytest.mark.browser

PLANS = Path(__file__).parents[1] / "plans"
CLERK, UNIT = "linxiaoman", "办公室"
NOTE = "已与有关单位商定"
DROP = """([name, base64]) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    const zone = document.querySelector("[data-drop]");
    for (const type of ["dragover", "drop"])
        zone.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""
READING = re.compile(r"/plans/[0-9a-f-]{36}/read/$")


def as_text(name: str) -> tuple[str, bytes]:
    return f"{name}.txt", (PLANS / f"{name}.txt").read_bytes()


def as_word(name: str, revised: Mapping[str, str] | None = None) -> tuple[str, bytes]:
    """The plan as a Word file, with other words in the place of some of its own."""
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")
    for old, new in (revised or {}).items():
        text = text.replace(old, new)
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return f"{name}.docx", written.getvalue()


@pytest.mark.parametrize("plan", [as_text("university"), as_word("hospital")], ids=lambda plan: plan[0])
def test_a_plan_becomes_a_year_of_tasks(as_person, plan):
    page = as_person(CLERK)
    drop_plan(page, *plan)
    confirm_by_keys(page)
    confirm_the_rest(page)
    give_units(page)
    publish(page)
    open_the_year(page)
    exchange_the_sheet(page)
    subscribe(page)


def drop_plan(page: Page, name: str, data: bytes) -> None:
    """The drop zone sends the file; the page of the upload goes on by itself once the worker has read it."""
    page.goto("/plans/")
    page.evaluate(DROP, [name, base64.b64encode(data).decode()])
    # Not wait_for_url, which fails where one way on overtakes another.
    expect(page).to_have_url(READING)
    # The keys are heard once the scripts have run.
    page.wait_for_load_state("load")
    expect(page.locator(".paper u[data-commitment]").first).to_be_visible()


def confirm_by_keys(page: Page) -> None:
    """Confirm one and go on, edit the next, leave out the one after it and take that back."""
    page.keyboard.press("j")
    first = here(page)
    page.keyboard.press("Enter")
    expect(card(page, first).locator("[data-key=Enter]")).to_have_count(0)
    expect(page.locator(".cards .here")).not_to_have_id(f"card-{first}")
    second = here(page)
    page.keyboard.press("e")
    answer(page, "title", "由办公室改过的事项")
    expect(card(page, second).locator("h4")).to_have_text("由办公室改过的事项")
    page.keyboard.press("x")
    answer(page, "reason", "与上一项重复")
    expect(card(page, second).locator(".commitment-reason")).to_have_text("与上一项重复")
    page.keyboard.press("u")
    expect(card(page, second).locator(".commitment-reason")).to_have_count(0)
    expect(card(page, second).locator("h4")).to_have_text("由办公室改过的事项")


def answer(page: Page, field: str, words: str) -> None:
    """Fill in the dialog and send it; the keys are the page's again once it is closed."""
    entry = page.locator(f"#dialog input[name={field}]")
    entry.fill(words)
    entry.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)


def here(page: Page) -> str:
    """The selected commitment, which is marked in the text as well."""
    expect(page.locator(".paper u.here").first).to_be_visible()
    selected = page.locator(".cards .here").get_attribute("id") or ""
    return selected.removeprefix("card-")


def card(page: Page, key: str) -> Locator:
    return page.locator(f"#card-{key}")


def confirm_the_rest(page: Page) -> None:
    """Measure by measure, with one key each."""
    groups = page.locator("#cards button[name=measure]")
    while left := groups.count():
        groups.first.click()
        expect(groups).to_have_count(left - 1)


def give_units(page: Page) -> None:
    """All sections to the clerk's own unit, by the bar."""
    page.goto(page.url.replace("/read/", "/assign/"))
    for box in page.locator("input[name=section]").all():
        box.check()
    page.locator(".assign-bar select[name=unit]").select_option(label=UNIT)
    page.locator("#assign-apply").click()
    expect(page.locator("[data-row] .fact.none")).to_have_count(0)
    expect(page.locator(".toast.ok")).to_be_visible()


def publish(page: Page) -> None:
    """The preview says how many tasks there will be; the plan's list then holds as many."""
    plan = page.url.replace("/assign/", "/")
    page.goto(f"{plan}publish/")
    promised = int(page.locator(".tile.ok .tile-value").inner_text())
    assert promised > 0
    page.locator("form:has(input[name=seen]) button").first.click()
    page.wait_for_url(lambda address: "/publish/" not in address)
    page.goto(f"/tasks/?plan={plan.rstrip('/').rsplit('/', 1)[1]}")
    expect(page.locator("#task-list tbody tr").first).to_be_visible()
    expect(page.locator("main")).to_contain_text(str(promised))
    page.goto(plan)


def open_the_year(page: Page) -> None:
    """A cell of the year opens its list, and a line of that its task with the plan's own words."""
    plan = page.url
    page.goto("/year/?year=2026")
    page.locator("table.year td a").first.click()
    page.wait_for_url(re.compile(r"/tasks/\?"))
    page.locator("#task-list tbody a").first.click()
    page.wait_for_url(re.compile(r"/tasks/[0-9a-f-]{36}/$"))
    expect(page.locator("blockquote")).not_to_be_empty()
    page.goto(plan)


def exchange_the_sheet(page: Page) -> None:
    """Take it along, write a note into a cell, bring it back, look at the change, have it made."""
    page.goto(f"{page.url}sheet/import/")
    rows = opened(download(page))
    head, column = place_of(rows, "备注")
    rows[head + 1][column] = NOTE
    page.locator("input[type=file]").set_input_files(
        {"name": "任务分解表.xlsx", "mimeType": "application/octet-stream", "buffer": saved(rows)}
    )
    page.wait_for_url(re.compile(r"/sheet/import/[0-9a-f-]{36}/$"))
    expect(page.locator(".history-change ins")).to_have_text([NOTE])
    page.locator("form[action$='/apply/'] button").click()
    expect(page.locator("form[action$='/apply/']")).to_have_count(0)
    page.goto(page.url.split("import/")[0] + "import/")
    assert any(NOTE in row for row in opened(download(page)))


def download(page: Page) -> bytes:
    """The sheet, by its button."""
    with page.expect_download() as waiting:
        page.locator("a[href$='/sheet/']").click()
    return Path(waiting.value.path()).read_bytes()


def subscribe(page: Page) -> None:
    """The secret address answers with a calendar to whoever has it, signed in or not."""
    page.goto("/feeds/")
    page.locator("form[action$='/open/'] button").first.click()
    address = page.get_by_text(re.compile(r"/feed/.+\.ics")).first.inner_text()
    answer = page.request.get(address.strip())
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in answer.text()
