"""Every page of every role, wide and narrow, light and dark: axe finds nothing, nothing goes wrong or out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from luoshi.organisation.models import Role
from luoshi.web.sample import PASSWORD
from tests.browser.chromium import Watch, sign_in
from tests.browser.installation import Installation, installation, served

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# No rule is off; what passed is not listed, which takes longer than to find what did not. Light and dark
# differ in their colours alone, so that in the dark only the rules about colours are asked again.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN_AXE = """async (rules) => {
    // Colours that have just been switched are the new ones only after they were drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { violations } = await axe.run(document, {
        resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }),
    });
    const places = (nodes) => nodes.map((node) => node.html).join(" ");
    return violations.map(({ id, nodes }) => `${id}: ${places(nodes).slice(0, 300)}`);
}"""
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
# What differs from one person or request to the next and was looked at on the role's first page.
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|hx-headers:inherited=\S+'
    r'|<header class="side".*?</header>|<nav class="bottom".*?</nav>',
    re.DOTALL,
)


class Stage(NamedTuple):
    """A served library in the middle of its year: the sign-in name of each role, and every address."""

    place: Installation
    logins: dict[str, str]
    addresses: list[tuple[str, str]]


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with installation(tmp_path_factory.mktemp("home")) as made:
        prepared = json.loads(made.run("tests.browser.prepare"))
        with served(made):
            yield Stage(made, prepared["logins"], prepared["addresses"])


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The pages looked at so far: what another role was given word for word is not looked at again."""
    return set()


@pytest.mark.parametrize("role", [*Role.values, "nobody"])
def test_pages(browser: Browser, stage: Stage, seen: set[str], role: str) -> None:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    watch = Watch(context, stage.place.address)
    if role != "nobody":
        sign_in(context.new_page(), stage.place.address, stage.logins[role], PASSWORD)
    faults: dict[str, list[str]] = {}
    for name, path in stage.addresses:
        answer = context.request.get(stage.place.address + path, max_redirects=0)
        if answer.status >= 400 or not answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.status < 500, f"{path} answers {answer.status}"
            continue
        if answer.status == 200 and is_new(answer.text(), seen):
            faults[f"{name} {path}"] = look_at(context, stage.place.address + path) + watch.faults
            watch.faults.clear()
    context.close()
    assert {page: found for page, found in faults.items() if found} == {}


def is_new(html: str, seen: set[str]) -> bool:
    plain = PASSING.sub("", html)
    if plain in seen:
        return False
    seen.add(plain)
    return True


def look_at(context: BrowserContext, address: str) -> list[str]:
    """What axe finds, wide and narrow, light and dark, with how it was looked at."""
    # A page of its own: one that goes from address to address keeps the memory of all.
    page = context.new_page()
    page.goto(address)
    page.evaluate(AXE)
    found = []
    for width in (WIDE, NARROW):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            rules = COLOURS if scheme == "dark" else None
            found += [f"{width['width']} {scheme} {one}" for one in violations(page, rules)]
    page.close()
    return found


def violations(page: Page, rules: list[str] | None) -> list[str]:
    found: Any = page.evaluate(RUN_AXE, rules)
    return list(found)
