"""An installation of its own, served by `luoshi serve`: the real web server and the real worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

MOST_SECONDS = 120
OURS = ("LUOSHI_", "DJANGO_")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Installation:
    """`address` ends without a slash; `environment` is what its processes see."""

    address: str
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """Run a Python module against this installation; returns what it printed."""
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=MOST_SECONDS,
        ).stdout


@contextmanager
def installation(home: Path) -> Iterator[Installation]:
    """An empty, upgraded installation; nothing is served yet."""
    with _database() as url:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(OURS)},
            "LUOSHI_HOME": str(home),
            **({"LUOSHI_DATABASE_URL": url} if url else {}),
        }
        made = Installation(f"http://127.0.0.1:{_free_port()}", environment)
        made.run("luoshi.cli", "upgrade")
        yield made


@contextmanager
def served(made: Installation) -> Iterator[None]:
    """Serve it until the block ends, which must stop web and worker cleanly."""
    port = made.address.rsplit(":", 1)[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "luoshi.cli", "serve", "--port", port],
        cwd=ROOT,
        env=made.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        said = server.stdout or ()
        assert any("is ready at" in line for line in said), "the server did not start"
        yield
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0


def _free_port() -> int:
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return int(any_socket.getsockname()[1])


@contextmanager
def _database() -> Iterator[str]:
    """The address of an empty PostgreSQL database where the tests run on it; else "": SQLite in the home."""
    server = os.environ.get("LUOSHI_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"luoshi_browser_{os.getpid()}_{_free_port()}"
    with psycopg.connect(server.replace("postgres:", "postgresql:", 1), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield server.rsplit("/", 1)[0] + "/" + name
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
