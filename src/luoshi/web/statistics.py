"""What SQLite has to know of its tables to choose the right index; PostgreSQL finds out by itself."""

from __future__ import annotations

from django.db import connection

ROWS = 1000


def refresh_statistics() -> None:
    """Look at a sample of every index: tens of milliseconds.

    Without it SQLite takes an organisation for a handful of rows and reads all of them to find fifty by key.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={ROWS}")
            cursor.execute("ANALYZE")
