"""`luoshi serve`: one command starts the pages and the background work, and one Ctrl-C stops both."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

MOST_SECONDS = 90


def free_port() -> int:
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return int(any_socket.getsockname()[1])


class Server:
    """`luoshi serve` on a home of its own, on SQLite; `said` holds its lines up to the last sign-in."""

    def __init__(self, home: Path, *options: str, port: int | None = None) -> None:
        self.port = port or free_port()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
        environment.pop("LUOSHI_DATABASE_URL", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "luoshi.cli", "serve", "--port", str(self.port), *options],
            env={**environment, "LUOSHI_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []

    def until(self, words: str) -> str:
        """Read on to the line with these words."""
        for line in self.process.stdout or ():
            self.said.append(line.rstrip())
            if words in line:
                return line
        raise AssertionError(f"“{words}” was not said: {self.said}")

    def children(self) -> dict[str, int]:
        """The web server and the worker, by their process ids."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in pids}
        return {("worker" if "worker\0" in command else "web"): pid for pid, command in commands.items()}

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def first(home):
    """The first start, with the sample; it goes on running for the tests of the module."""
    server = Server(home, "--sample")
    server.until("zhaoshuyan")
    yield server
    server.process.kill()


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def eventually(holds) -> bool:
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_it_says_what_it_did_where_it_is_and_who_can_sign_in(first):
    said = "\n".join(first.said)
    assert "Applied" in said
    assert "Loaded the sample 青山市图书馆." in said
    assert f"Luoshi is ready at http://127.0.0.1:{first.port}/" in said
    for role in ("administrator", "clerk", "head", "leader", "legal", "member", "auditor"):
        assert any(line.endswith(f"  {role}") for line in first.said)


def test_the_pages_answer_as_soon_as_it_says_so(first):
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/account/login/", timeout=10) as answer:
        assert answer.status == 200


def test_a_port_that_is_taken_is_explained(first, tmp_path):
    second = Server(tmp_path, port=first.port)
    assert f"Port {first.port} is in use" in second.until("in use")
    assert second.process.wait(timeout=30) == 2


@pytest.mark.parametrize("name", ["worker", "web"])
def test_what_is_killed_is_started_again(first, name):
    assert eventually(lambda: set(first.children()) == {"web", "worker"})
    killed = first.children()[name]
    os.kill(killed, signal.SIGKILL)
    assert eventually(lambda: first.children().get(name, killed) != killed)


def test_ctrl_c_stops_both_cleanly(first):
    assert eventually(lambda: set(first.children()) == {"web", "worker"})
    pids = first.children().values()
    assert first.stop() == 0
    assert all(is_gone(pid) for pid in pids)
    rest = first.process.stdout.read()
    assert "Traceback" not in rest


def test_the_second_start_does_only_what_is_needed_and_a_terminate_stops_it_too(first, home):
    second = Server(home, "--sample")
    second.until("is ready")
    assert not any("Applied" in line or "Loaded" in line for line in second.said)
    assert second.stop(signal.SIGTERM) == 0


def test_without_a_sample_it_gives_the_link_of_the_first_run(tmp_path):
    server = Server(tmp_path)
    line = server.until("First run")
    address = line.split()[3]
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
        assert answer.status == 200
    assert server.stop() == 0
