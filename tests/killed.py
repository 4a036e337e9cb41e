"""A process that is killed at its n-th statement, on a database of its own."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, connections


class Killing:
    """Counts statements and kills its own process at the n-th; n = 0 never does."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.count = at, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def in_child(work: Callable[[Killing], None], database: str, kill_at: int = 0) -> int:
    """Run `work` in a forked process on `database`; returns how many statements it made, 0 if it was killed.

    Raises AssertionError with the child's own words where the work itself failed.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(work, database, kill_at, writer)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return 0
    assert os.waitstatus_to_exitcode(status) == 0, said
    return int(said)


def _child(work: Callable[[Killing], None], database: str, kill_at: int, writer: int) -> None:
    # The parent's connections are only forgotten here: closing them would end them for the parent too.
    connections[connection.alias].connection = None
    connections[connection.alias].settings_dict["NAME"] = database
    killing = Killing(kill_at)
    try:
        with connection.execute_wrapper(killing):
            work(killing)
        connection.close()
        said, status = str(killing.count), 0
    except BaseException:  # noqa: BLE001 - a forked child must never run on into the test runner
        said, status = traceback.format_exc(), 1
    os.write(writer, said.encode()[-60_000:])
    sys.stdout.flush()
    os._exit(status)


@contextmanager
def copied(template: str, folder: Path) -> Iterator[str]:
    """A database of its own, copied from the template; gone afterwards."""
    if connection.vendor == "sqlite":
        copy = folder / "copy.sqlite3"
        shutil.copy(template, copy)
        yield str(copy)
        for path in folder.glob("copy.sqlite3*"):
            path.unlink()
        return
    name = f"{template}_copy_{os.getpid()}"
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def made(folder: Path) -> Iterator[str]:
    """The name of an empty database that can be a template."""
    if connection.vendor == "sqlite":
        yield str(folder / "template.sqlite3")
        return
    name = f"luoshi_killed_{os.getpid()}"
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> psycopg.Connection[Any]:
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"] or 5432,
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )
