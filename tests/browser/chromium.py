"""Debian's Chromium, told to keep to itself, and pages that watch what the program asks of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
# Without these it looks for updates and hosts of its own at every start.
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser. Where there is none the test is skipped, or fails where LUOSHI_BROWSER is "required"."""
    if not CHROMIUM.exists():
        if os.environ.get("LUOSHI_BROWSER") == "required":
            pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
        pytest.skip(f"{CHROMIUM} is missing")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


class Watch:
    """What went wrong on the pages of a context: errors of scripts, refusals by policy, foreign requests."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.faults: list[str] = []
        self._host = urlsplit(address).netloc
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self._host:
            self.faults.append(f"request elsewhere: {request.url}")


def sign_in(page: Page, address: str, login: str, password: str) -> None:
    """As a person does, with the form."""
    page.goto(f"{address}/account/login/")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    # Whoever does the work of a unit is led on to their own work.
    page.wait_for_url(lambda reached: reached in {f"{address}/", f"{address}/my-work/"})
