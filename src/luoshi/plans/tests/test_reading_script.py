"""The side-by-side page in a real Chromium, with the program answering: keys, panes, conflicts, marked words."""

from __future__ import annotations

import re
from contextvars import copy_context

import pytest
from playwright.sync_api import expect

from luoshi.foundation.tests.test_scripts import ROOT, _asset, browser, eventually, here, opened_at  # noqa: F401
from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.models import Commitment, CommitmentState, Doubt

pytestmark = pytest.mark.browser

# 𠮷 and 😀 are one code point and two UTF-16 units.
RARE = """𠮷野市图书馆2026年工作要点
1.夜读。每季度开展1次夜读活动😀。𠮷田每月组织1次朗读会，馆员要主动微笑迎客。
2.书屋。6月底前完成12个书屋的更新。完善值班制度。
"""
MARK_WORDS = """(words) => {
    const walk = document.createTreeWalker(document.getElementById("issued"), NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode()); ) {
        const at = node.data.indexOf(words);
        if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    }
}"""


@pytest.fixture(autouse=True, scope="module")
def _database_beside_the_browser():
    """Playwright keeps a loop in this thread, in which Django would refuse to ask the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        yield


@pytest.fixture
def plan(read_text):
    return read_text(RARE)


@pytest.fixture
def row(plan):
    """`row("夜读")` is the commitment with those words, as it stands now."""
    return lambda words: Commitment.objects.get(plan=plan, quote__contains=words)


@pytest.fixture
def page(plan, clerk, browser):  # noqa: F811
    """The page as the clerk sees it; every request is answered by the program."""
    opened = browser.new_page(viewport={"width": 1440, "height": 800}, reduced_motion="reduce")
    opened.set_default_timeout(5000)
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    # Playwright answers in a context of its own, in which Django would open another connection.
    context = copy_context()
    opened.route(
        f"{ROOT}/**", lambda route: route.fulfill(**context.copy().run(_answer, route.request, clerk))
    )
    opened.route("**/static/*", _asset)
    opened_at(opened, f"/plans/{plan.pk}/read/")
    yield opened
    opened.close()
    assert faults == []


def _answer(asked, client):
    names = ("hx-request", "hx-current-url", "hx-target")
    headers = {name: asked.headers[name] for name in names if name in asked.headers}
    kind = asked.headers.get("content-type", "application/octet-stream")
    path = asked.url.removeprefix(ROOT)
    answer = client.generic(asked.method, path, asked.post_data or "", content_type=kind, headers=headers)
    return {"status": answer.status_code, "headers": dict(answer.headers), "body": answer.content}


def card(page, one):
    return page.locator(f"#card-{one.pk}")


def goes_to(page, one):
    eventually(page, "document.querySelector('.cards .here')?.id", f"card-{one.pk}")
    expect(page.locator(f".paper u.here[data-commitment~='{one.pk}']").first).to_be_visible()


def test_enter_confirms_and_goes_on_also_over_what_is_settled(page, row):
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    goes_to(page, row("朗读"))
    expect(card(page, row("夜读"))).to_have_class("commitment ok")
    expect(page.locator(f".paper u[data-commitment='{row('夜读').pk}']")).to_have_class("recurring ok")
    expect(page.locator("#account .legend li").first).to_have_text(re.compile(r"已确认\s*1"))
    page.keyboard.press("k")
    goes_to(page, row("夜读"))
    page.keyboard.press("Enter")
    goes_to(page, row("朗读"))
    assert row("朗读").state == CommitmentState.READ


def test_who_comes_second_sees_the_card_as_it_stands_and_stays_on_it(page, row, people):
    page.keyboard.press("j")
    confirm_commitment(commitment=row("夜读"), person=people["administrator"])
    page.keyboard.press("Enter")
    expect(page.locator(".toast.late")).to_contain_text("administrator 员刚刚改过")
    expect(card(page, row("夜读")).locator(".pill")).to_have_text("已确认")
    goes_to(page, row("夜读"))


def test_a_form_that_came_too_late_closes_and_shows_the_card(page, row, people):
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#dialog [name=title]").fill("另一个")
    confirm_commitment(commitment=row("夜读"), person=people["administrator"])
    page.locator("#dialog [name=title]").press("Enter")
    expect(page.locator("#dialog")).not_to_be_visible()
    expect(card(page, row("夜读")).locator(".pill")).to_have_text("已确认")
    assert row("夜读").title != "另一个"


def test_a_form_with_a_fault_stays_open_over_the_untouched_card(page, row):
    page.keyboard.press("j")
    page.keyboard.press("f")
    page.locator("#dialog textarea").fill(" ")
    page.locator("#dialog .btn.main").click()
    expect(page.locator("#dialog .errorlist")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page, row("夜读")).locator("h4")).to_have_text(row("夜读").title)


def test_marked_words_behind_rare_characters_become_the_selected_commitment(page, plan):
    page.evaluate(MARK_WORDS, "主动微笑迎客")
    page.locator("[data-add] button").click()
    expect(page.locator("#dialog [name=title]")).to_have_value("主动微笑迎客")
    page.locator("#dialog .btn.main").click()
    expect(page.locator(".paper u.here")).to_have_text("主动微笑迎客")
    added = Commitment.objects.get(plan=plan, by_hand=True)
    assert added.quote == "主动微笑迎客"
    goes_to(page, added)


def test_all_of_a_measure_all_standing_ones_and_back_again_by_keys(page, row):
    card(page, row("书屋的")).locator("h4").click()
    page.keyboard.press("a")
    expect(page.locator(".toast.ok").last).to_contain_text("已确认2项")
    goes_to(page, row("书屋的"))
    for left in (1, 0):
        page.keyboard.press("u")
        expect(page.locator("#account .legend li").first).to_have_text(re.compile(r"已确认\s*0"))
        assert Commitment.objects.filter(state=CommitmentState.CONFIRMED).count() == 0
        if left:
            page.keyboard.press("s")
            page.locator("#confirm [value=yes]").click()
            expect(page.locator("#account .legend li").first).to_have_text(re.compile(r"已确认\s*1"))
            assert row("值班").state == CommitmentState.CONFIRMED


def test_marked_cards_are_merged_and_their_words_lead_to_one_card(page, row):
    expect(page.locator("#marked")).not_to_be_visible()
    for words in ("夜读", "朗读"):
        page.keyboard.press("j")
        goes_to(page, row(words))
        page.keyboard.press("m")
    first, second = row("夜读"), row("朗读")
    page.locator("#marked button").first.click()
    goes_to(page, first)
    expect(card(page, second)).to_have_count(0)
    expect(page.locator(f".paper u.here[data-commitment='{first.pk}']")).to_have_count(2)
    page.keyboard.press("u")
    expect(card(page, second)).to_have_count(1)


def test_words_of_two_commitments_lead_to_one_after_the_other(page, row):
    page.keyboard.press("j")
    card(page, row("夜读")).get_by_text("拆分").click()
    page.locator("#dialog textarea").fill("策划\n组织")
    page.locator("#dialog .btn.main").click()
    expect(page.locator(".cards h4", has_text="组织").last).to_be_visible()
    words = page.locator(".paper u", has_text="夜读活动")
    chosen = set()
    for _ in range(2):
        words.click()
        chosen.add(page.locator(".cards .here h4").inner_text())
    assert chosen == {"策划", "组织"}


def test_the_page_opens_where_one_stopped(page, row, people):
    confirm_commitment(commitment=row("夜读"), person=people["clerk"])
    page.reload()
    goes_to(page, row("朗读"))
    confirm_commitment(commitment=row("朗读"), person=people["clerk"])
    page.reload()
    page.keyboard.press("k")
    page.keyboard.press("o")
    goes_to(page, row("书屋的"))


def test_a_doubt_leads_to_its_place_and_goes_when_it_is_settled(page, plan):
    at = RARE.index("值班制度")
    doubt = Doubt.objects.create(
        organisation=plan.organisation, plan=plan, code="torn-end", start=at, end=at + 4
    )
    page.reload()
    page.locator(".unread summary").click()
    page.locator(f".unread a[href='#doubt-{doubt.pk}']").click()
    expect(page.locator(f"mark#doubt-{doubt.pk}")).to_be_in_viewport()
    page.locator(".unread button").click()
    expect(page.locator(".unread")).to_have_count(0)
    expect(page.locator(".paper mark")).to_have_count(0)


def test_the_form_shows_the_fields_of_the_chosen_kind(page):
    page.keyboard.press("j")
    page.keyboard.press("e")
    often, many = page.locator("#dialog [name=every_n]"), page.locator("#dialog [name=times_value]")
    expect(often).to_be_visible()
    page.locator("#dialog [name=kind][value=quota]").check()
    expect(often).not_to_be_visible()
    expect(many).to_be_visible()
    page.locator("#dialog [name=kind][value=standing]").check()
    expect(many).not_to_be_visible()
    expect(page.locator("#dialog [name=due_on]")).not_to_be_visible()


def test_on_a_phone_the_card_is_a_sheet_and_closes(page, row):
    page.set_viewport_size({"width": 360, "height": 760})
    words = page.locator(f".paper u[data-commitment='{row('朗读').pk}']")
    words.click()
    expect(card(page, row("朗读"))).to_be_in_viewport()
    expect(card(page, row("夜读"))).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    card(page, row("朗读")).get_by_role("button", name="下一项").click()
    goes_to(page, row("书屋的"))
    card(page, row("书屋的")).get_by_role("button", name="关闭").click()
    assert here(page) is None
