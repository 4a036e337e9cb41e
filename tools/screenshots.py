"""`make screenshots`: the pictures of the README, taken of the program as it is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
LOGIN, PASSWORD = "linxiaoman", "qingshan-2026"
WINDOW = {"width": 1440, "height": 900}


def main() -> None:
    """Three pictures: beside the text, the year, the first page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        environment = {**os.environ, "LUOSHI_HOME": home}
        run(environment, "luoshi.cli", "upgrade")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        run(environment, "tools.pictured", "begun")
        with served(environment) as address:
            page = browser.new_context(viewport=WINDOW).new_page()
            sign_in(page, address)
            page.goto(f"{address}/plans/")
            page.click(".plan-list h2 a")
            page.wait_for_selector(".commitment")
            page.keyboard.press("j")
            take(page, "side-by-side")
        run(environment, "tools.pictured", "published")
        with served(environment) as address:
            for name, path in (("year", "/year/?year=2026"), ("start", "/")):
                page.goto(f"{address}{path}")
                take(page, name)
        browser.close()


def run(environment: dict[str, str], *command: str) -> None:
    """A module of ours, in the installation of the pictures."""
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True)


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The pages on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tools.pictured", "serve", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the pages did not come up")


def sign_in(page: Page, address: str) -> None:
    """As the clerk of the sample."""
    page.goto(f"{address}/account/login/")
    page.fill("input[name=login]", LOGIN)
    page.fill("input[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_selector("main")


def take(page: Page, name: str) -> None:
    """One picture of the window."""
    page.wait_for_timeout(400)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
