"""The scripts of the pages in a real Chromium, under the strict policy, on a page made for the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from playwright.sync_api import Page, Route, expect, sync_playwright

from luoshi.foundation.style import SampleFilter

pytestmark = pytest.mark.browser

ROOT = "http://luoshi.test"
DIST = Path(__file__).parents[2] / "web" / "assets" / "dist"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
AT_THE_END = """[...document.querySelectorAll(".paper, .cards")].every(
    (pane) => pane.scrollHeight - pane.clientHeight - pane.scrollTop < 2)"""
TAB_IN_SIGHT = """() => {
    const place = (selector) => document.querySelector(selector).getBoundingClientRect();
    const row = place(".tabs"), tab = place(".tabs [aria-current]");
    return row.left <= tab.left && tab.right <= row.right;
}"""
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip

# Ten commitments; the third hides in a fold; the 𠮷 is one code point and two UTF-16 units.
PAGE = """{% extends "base_app.html" %}{% load page static %}
{% block page_class %}fill{% endblock %}
{% block scripts %}<script type="module" src="{% static 'read.js' %}"></script>{% endblock %}
{% block content %}<div class="read"><article class="paper" tabindex="0" aria-label="text">
<form data-add hidden class="add-from-text" hx-get="/add/" hx-target="#dialog-body">
<input type="hidden" name="start"><input type="hidden" name="end"><button class="btn">Add</button></form>
{% for n in numbers %}<p><span data-start="{{ n }}00">𠮷区第{{ n }}分馆\
<u data-commitment="{{ n }}" class="once">每季度开放一次</u>，做好登记。</span></p>
<p>说明文字，说明文字。</p><p>说明文字，说明文字。</p>{% endfor %}</article>
<section class="cards" id="cards" aria-label="cards">{% for n in numbers %}
{% if n == 3 %}<details class="fold"><summary>more</summary>{% endif %}
<article class="commitment" id="card-{{ n }}" tabindex="-1"><h4>Card {{ n }}</h4><div class="commitment-acts">
<button data-key="Enter" data-advance hx-post="/confirm/{{ n }}/" hx-target="#card-{{ n }}"
hx-swap="outerHTML">ok</button>
<button data-key="e" hx-get="/edit/{{ n }}/" hx-target="#dialog-body">edit</button></div></article>
{% if n == 3 %}</details>{% endif %}{% endfor %}</section></div>
<p id="reading-status" role="status" data-pattern="N of M"></p>
<form method="post" action="/remove/" data-confirm="Really?"><button id="remove">remove</button></form>
{% include "components/tabs.html" with label="tabs" %}
{% include "components/drop.html" with action="/upload/" title="drop" help="txt" %}
{% include "components/filter.html" with form=filter found=7 target="list" %}<p id="list">old</p>{% endblock %}
{% block after %}{% include "components/reading_keys.html" %}{% endblock %}"""


def opened_at(page: Page, address: str) -> None:
    """Go there, and wait until htmx has taken the elements in hand: it does so a moment after the page has loaded."""
    page.goto(ROOT + address)
    page.locator("[data-htmx-powered]").first.wait_for(state="attached")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    """The page, open; a fault in a script or against the policy fails the test."""
    html = drawn(SampleFilter({}))
    context = browser.new_context(viewport={"width": 1440, "height": 700}, reduced_motion="reduce")
    opened = context.new_page()
    opened.set_default_timeout(5000)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    opened.route("**/static/*", _asset)
    answer(opened, "/", html, headers={"Content-Security-Policy": POLICY})
    opened_at(opened, "/")
    yield opened
    context.close()
    assert faults == []


def drawn(filter_form: SampleFilter) -> str:
    tabs = [{"label": f"Tab number {n}", "url": "#", "current": n == 7} for n in range(1, 9)]
    shown = {
        "tabs": tabs,
        "numbers": range(1, 11),
        "title": "Test",
        "csrf_token": "t" * 64,
        "filter": filter_form,
    }
    return Template(PAGE).render(Context(shown))


def _asset(route: Route) -> None:
    file = DIST / route.request.url.rsplit("/", 1)[1]
    route.fulfill(body=file.read_text(encoding="utf-8"), content_type=KINDS[file.suffix])


def answer(
    page: Page, path: str, body: str, *, status: int = 200, headers: dict[str, str] | None = None
) -> list[Any]:
    """Answers a path; returns the list that will hold the requests made to it."""
    asked: list[Any] = []

    def fulfill(route: Route) -> None:
        asked.append(route.request)
        kind = "application/json" if body.startswith("{") else "text/html; charset=utf-8"
        route.fulfill(
            status=status, body=body, content_type=kind, headers={**(headers or {}), "Content-Type": kind}
        )

    page.route(re.compile(re.escape(ROOT + path) + r"(\?.*)?$"), fulfill)
    return asked


def eventually(page: Page, expression: str, expected: object) -> None:
    """Asks until the answer is the expected one: the policy forbids the eval of wait_for_function."""
    for _ in range(50):
        if page.evaluate(expression) == expected:
            return
        page.wait_for_timeout(40)
    assert page.evaluate(expression) == expected


def here(page: Page) -> Any:
    """The id of the selected card, which must be marked in the text too and have the focus or hold it."""
    return page.evaluate("""() => {
        const card = document.querySelector(".cards .here");
        const mark = document.querySelector(".paper u.here");
        if (!card && !mark) return null;
        return card.id === `card-${mark.dataset.commitment}` ? card.id : "apart";
    }""")


def test_j_and_k_go_through_the_cards_and_skip_what_is_folded(page: Page):
    for _ in range(3):
        page.keyboard.press("j")
    assert here(page) == "card-4"
    expect(page.locator("#reading-status")).to_contain_text("3 of 9")
    page.keyboard.press("k")
    assert here(page) == "card-2"
    assert page.evaluate("document.activeElement.id") == "card-2"


def test_a_click_on_the_text_opens_the_fold_and_brings_the_card_into_view(page: Page):
    page.click("u[data-commitment='3']")
    assert here(page) == "card-3"
    expect(page.locator("#card-3 h4")).to_be_in_viewport()


def test_a_click_on_a_card_brings_its_text_into_view(page: Page):
    page.click("#card-9 h4")
    assert here(page) == "card-9"
    expect(page.locator("u[data-commitment='9']")).to_be_in_viewport()


def test_both_panes_reach_their_ends_together(page: Page):
    page.hover(".paper")
    page.mouse.wheel(0, 9000)
    eventually(page, AT_THE_END, True)
    page.mouse.wheel(0, -9000)
    eventually(page, "document.querySelector('.cards').scrollTop", 0)


def test_selected_words_are_offered_with_offsets_in_code_points(page: Page):
    page.evaluate("""() => {
        const mark = document.querySelector("u[data-commitment='2']").firstChild;
        document.getSelection().setBaseAndExtent(mark, 1, mark, 5);
    }""")
    expect(page.locator("[data-add]")).to_be_visible()
    values = page.evaluate(
        "[...document.querySelector('[data-add]').elements].slice(0, 2).map((field) => field.value)"
    )
    assert values == ["207", "211"]
    assert (
        page.evaluate("[...document.querySelectorAll('[data-start]')[1].textContent].slice(7, 11).join('')")
        == "季度开放"
    )


def test_enter_confirms_marks_the_text_and_goes_on(page: Page):
    card = (
        '<article class="commitment ok" id="card-1" data-mark="once ok" tabindex="-1"><h4>Done</h4></article>'
    )
    asked = answer(page, "/confirm/1/", card)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("u[data-commitment='1']")).to_have_class("once ok")
    assert here(page) == "card-2"
    assert asked[0].headers["x-csrftoken"] == "t" * 64


def test_a_failure_keeps_the_card_and_says_so(page: Page):
    answer(page, "/confirm/1/", "<p>broken</p>", status=500)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".toast.late")).to_be_visible()
    assert here(page) == "card-1"
    expect(page.locator("#card-1 h4")).to_have_text("Card 1")


def test_a_refusal_stands_in_a_toast_beside_the_untouched_card(page: Page):
    toast = '<div hx-swap-oob="beforeend:#toasts"><div class="toast late"><div>Too late</div></div></div>'
    answer(page, "/confirm/1/", toast, status=409)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text("Too late")
    assert here(page) == "card-1"


def test_what_a_dialog_changed_is_selected_again_when_it_closes(page: Page):
    save = 'hx-post="/save/" hx-target="#card-1" hx-swap="outerHTML"'
    edit = f'<div><button id="save" data-advance {save}>save</button></div>'
    card = '<article class="commitment ok" id="card-1" tabindex="-1"><h4>Saved</h4></article>'
    answer(page, "/edit/1/", edit)
    answer(page, "/save/", card, headers={"HX-Trigger": "dialog:close"})
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.click("#save")
    expect(page.locator("#card-1 h4")).to_have_text("Saved")
    expect(page.locator("#dialog")).not_to_be_visible()
    eventually(page, "document.querySelector('.cards .here')?.id", "card-2")


def test_all_cards_may_be_replaced_and_the_selection_stays(page: Page):
    cards = page.locator("#cards").evaluate("(cards) => cards.outerHTML")
    answer(page, "/all/", cards)
    page.click("u[data-commitment='8']")
    page.evaluate("htmx.ajax('GET', '/all/', {target: '#cards', swap: 'outerHTML'})")
    eventually(page, "document.activeElement.id", "card-8")
    assert here(page) == "card-8"
    expect(page.locator("#card-8 h4")).to_be_in_viewport()


def test_single_keys_can_be_switched_off_for_good(page: Page):
    page.keyboard.press("?")
    page.uncheck("[data-single-keys]")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert here(page) is None


def test_on_a_phone_the_card_is_a_sheet_at_the_bottom(page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("#card-4")).not_to_be_visible()
    page.click("u[data-commitment='4']")
    expect(page.locator("#card-4")).to_be_in_viewport()
    expect(page.locator("#card-5")).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_the_menu_opens_and_escape_closes_it(page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    button = page.locator(".bottom button")
    button.click()
    expect(page.locator("#side")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#side")).not_to_be_visible()
    expect(button).to_be_focused()


def test_on_a_phone_all_of_a_filter_but_the_words_is_folded_behind_one_button(page: Page):
    button, unit = page.locator(".filter-fold"), page.locator("select[name=unit]")
    expect(button).not_to_be_visible()
    expect(unit).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("input[name=search]")).to_be_visible()
    expect(unit).not_to_be_visible()
    button.click()
    expect(unit).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(unit).not_to_be_visible()


def test_a_filter_says_what_it_found_and_how_much_is_set_as_one_chooses(page: Page):
    found = drawn(SampleFilter({"search": "书", "unit": "lending"})).replace(">old<", ">new<")
    answer(page, "/", found.replace("找到7条", "找到3条"))
    page.select_option("select[name=unit]", "lending")
    expect(page.locator("#list")).to_have_text("new")
    expect(page.locator("#filter-found")).to_have_text("找到3条")
    expect(page.locator("#filter-set > span")).to_have_text(re.compile("^1"))
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".filter-fold")).to_contain_text("1")


def test_on_a_phone_the_present_tab_is_in_sight(page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    eventually(page, TAB_IN_SIGHT, True)


def test_the_theme_goes_from_the_system_to_light_to_dark_and_back(page: Page):
    seen = []
    for _ in range(3):
        page.click("[data-theme-switch]")
        seen.append(page.evaluate("[document.documentElement.dataset.theme ?? 'auto', document.cookie]"))
    assert seen == [["light", "theme=light"], ["dark", "theme=dark"], ["auto", ""]]


@pytest.mark.parametrize(("choice", "sent"), [("yes", 1), ("", 0)])
def test_a_form_that_asks_first_is_sent_only_after_a_yes(page: Page, choice: str, sent: int):
    asked = answer(page, "/remove/", "<p>gone</p>")
    page.click("#remove")
    expect(page.locator("#confirm-question")).to_have_text("Really?")
    page.click(f"#confirm [value='{choice}']")
    page.wait_for_timeout(100)
    assert len(asked) == sent


def test_a_refused_file_is_explained_where_it_was_dropped(page: Page):
    answer(page, "/upload/", '{"error": "Not a plan"}', status=422)
    page.set_input_files("input[type=file]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    expect(page.locator(".drop-error")).to_have_text("Not a plan")
    expect(page.locator(".drop label.btn")).to_be_visible()


def test_an_accepted_file_leads_on(page: Page):
    answer(page, "/upload/", "<p>read</p>")
    page.set_input_files("input[type=file]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    page.wait_for_url(ROOT + "/upload/")
