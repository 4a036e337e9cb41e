"""A revised version in a real browser: dropped as Word over a plan given as text, compared, confirmed, put back."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_flow import CLERK, DROP, as_text, as_word, drop_plan

pytestmark = pytest.mark.browser

COMPARISON = re.compile(r"/plans/[0-9a-f-]{36}/revisions/[0-9a-f-]{36}/(\?kind=\w+)?$")


def test_a_revised_version_is_compared_and_put_in_force(as_person):
    page = as_person(CLERK)
    drop_plan(page, *as_text("utility"))
    read = page.url
    page.locator("details.more summary").click()
    page.get_by_role("link", name="上传修订版").click()
    name, data = as_word("utility", {"每月": "每季度"})
    page.evaluate(DROP, [name, base64.b64encode(data).decode()])
    expect(page).to_have_url(COMPARISON)
    altered = count(page, "修改")
    assert altered > 0
    assert {kind: count(page, kind) for kind in ("新增", "移动", "删除")} == {"新增": 0, "移动": 0, "删除": 0}
    expect(page.locator(".compared-texts del").first).to_have_text("月")
    expect(page.locator(".compared-texts ins").first).to_have_text("季度")
    page.get_by_role("button", name="启用修订版").press("Enter")
    expect(page.get_by_text("这个修订版已启用。")).to_be_visible()
    assert count(page, "修改") == altered
    page.goto(read)
    expect(page.locator(".paper")).to_contain_text("每季度")
    page.go_back()
    page.get_by_role("button", name="恢复原版本").press("Enter")
    expect(page).to_have_url(re.compile(re.escape(read)))
    expect(page.locator(".paper")).to_contain_text("每月")


def count(page: Page, kind: str) -> int:
    """What the tab of that kind says."""
    return int(page.locator(".tabs a", has_text=kind).locator("small").inner_text())
