"""Bringing an installation to the version of the program that is started."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from luoshi.desk.search.index import rebuild_missing
from luoshi.web import catalogs


def upgrade() -> Iterator[str]:
    """Migrate, compile what changed, fill the search, gather the assets; yields a line for each thing done.

    Raises CommandError with the hints of the system checks where a setting is bad.
    """
    faults = [message for message in run_checks() if message.is_serious()]
    if faults:
        raise CommandError("\n".join(str(fault) for fault in faults))
    compiled = catalogs.compile_all()
    if compiled:
        yield f"Compiled {compiled} translations."
    pending = _pending()
    if pending:
        call_command("migrate", verbosity=0, interactive=False)
        yield f"Applied {pending} migrations."
    call_command("createcachetable", verbosity=0)
    found = rebuild_missing()
    if found:
        yield f"Made the search index of {found} records."
    if not settings.DEBUG:
        call_command("collectstatic", verbosity=0, interactive=False)


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
