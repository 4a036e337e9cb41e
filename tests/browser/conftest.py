"""What the browser tests share: the sample, served, and a person's page that watches for faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Browser, Page, expect

from luoshi.organisation.models import Person
from luoshi.plans.actions.confirm import confirm_all
from luoshi.plans.models import Commitment
from luoshi.web.sample import PASSWORD, load_sample
from tests.browser.chromium import Watch, chromium, sign_in
from tests.browser.installation import Installation, installation, served

MOST_MS, MOST_MS_OF_A_YEAR = 15_000, 20_000
CLERK = "linxiaoman"
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


@pytest.fixture(scope="module")
def orm_beside_the_browser() -> Iterator[None]:
    """The browser's driver runs a loop in this thread, beside which Django would refuse to read the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def on() -> Iterator[Callable[..., None]]:
    """`on(month, day, "09:00")` moves the clock of the server, which goes on from there, into 2026."""
    first = datetime(2026, 1, 4, 9, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(first, tick=True) as traveller:

        def move(month: int, day: int, clock: str = "09:00") -> None:
            moment = datetime.fromisoformat(f"2026-{month:02}-{day:02}T{clock}")
            traveller.move_to(moment.replace(tzinfo=timezone.get_default_timezone()))

        yield move


@pytest.fixture
def library_of_the_year(on: Any, live_server: Any) -> Iterator[Any]:
    """As its plan was issued: everything that can be is confirmed, nothing is published."""
    organisation = load_sample()
    assert organisation is not None
    with scope(organisation=organisation.pk):
        clerk = Person.objects.get(login=CLERK)
        rows = [row for row in Commitment.objects.select_related("plan") if row.goes_with_all]
        confirm_all(commitments=rows, person=clerk)
        yield organisation


@pytest.fixture
def through_the_year(browser: Browser, live_server: Any) -> Iterator[Callable[[str], Page]]:
    """`through_the_year(login)` signs in afresh, as people do from one month to the next."""
    watches: list[Watch] = []
    expect.set_options(timeout=MOST_MS_OF_A_YEAR)

    def open_page(login: str) -> Page:
        context = browser.new_context(
            base_url=live_server.url, reduced_motion="reduce", accept_downloads=True
        )
        context.set_default_timeout(MOST_MS_OF_A_YEAR)
        watches.append(Watch(context, live_server.url))
        page = context.new_page()
        sign_in(page, live_server.url, login, PASSWORD)
        # What the page still asks for would meet the test in the database that both share.
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    assert [fault for watch in watches for fault in watch.faults] == []
