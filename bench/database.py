"""A database and a home of the bench's own, gone when it ends."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from urllib.parse import urlsplit, urlunsplit

PG = ("postgres", "postgresql")


def prepare() -> None:
    """Set the environment before Django reads it: SQLite, or the server that LUOSHI_DATABASE_URL names."""
    home = tempfile.mkdtemp(prefix="luoshi-bench-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["LUOSHI_HOME"] = home
    os.environ["LUOSHI_DEBUG"] = "no"
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi.web.settings"
    url = urlsplit(os.environ.get("LUOSHI_DATABASE_URL", ""))
    if url.scheme in PG:
        os.environ["LUOSHI_DATABASE_URL"] = urlunsplit(url._replace(path=f"/{_created(url.geturl())}"))
    else:
        os.environ.pop("LUOSHI_DATABASE_URL", None)


def _created(server: str) -> str:
    """A new database on the server; never the one that the address names, which holds somebody's work."""
    import psycopg

    name = f"luoshi_bench_{os.getpid()}"

    def run(statement: str) -> None:
        with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as connection:
            connection.execute(statement)

    run(f'CREATE DATABASE "{name}"')
    atexit.register(run, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    return name


def settle() -> None:
    """What PostgreSQL does by itself within minutes of much writing: look at the tables and at what all may see."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
