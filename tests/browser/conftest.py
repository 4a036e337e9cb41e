"""What the browser tests share: the sample, served, and a person's page that watches for faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from luoshi.web.sample import PASSWORD
from tests.browser.chromium import Watch, chromium, sign_in
from tests.browser.installation import Installation, installation, served

MOST_MS = 15_000
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The sample as it was loaded, served with its worker; without a browser nothing is started."""
    with installation(tmp_path_factory.mktemp("home")) as made:
        made.run("luoshi.cli", "sample", "load")
        with served(made):
            yield made


@pytest.fixture
def as_person(browser: Browser, sample: Installation) -> Iterator[Callable[..., Page]]:
    """`as_person(login)` is a page on which they are signed in; any fault on it fails the test."""
    opened: list[tuple[Any, Watch]] = []

    def open_page(login: str, **options: Any) -> Page:
        context = browser.new_context(
            base_url=sample.address, **{"viewport": WIDE, "reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(MOST_MS)
        opened.append((context, Watch(context, sample.address)))
        page = context.new_page()
        sign_in(page, sample.address, login, PASSWORD)
        return page

    expect.set_options(timeout=MOST_MS)
    yield open_page
    for context, _watch in opened:
        context.close()
    assert [fault for _context, watch in opened for fault in watch.faults] == []
