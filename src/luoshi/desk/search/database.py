"""The full-text index that each database keeps over the tokens, and how it is asked.

SQLite: a table of FTS5 that the triggers below keep equal to the rows. PostgreSQL: a column that it makes itself, with
a GIN index. Both are laid after every migration and not by one, since remaking the table drops the triggers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connections

from luoshi.desk.search.tokens import Asked

SQLITE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS desk_searchtokens USING fts5(
        tokens, content='desk_searchrow', content_rowid='id', detail=none, prefix='1', columnsize=0,
        tokenize="ascii tokenchars '_'")""",
    """CREATE TRIGGER IF NOT EXISTS desk_search_insert AFTER INSERT ON desk_searchrow BEGIN
        INSERT INTO desk_searchtokens(rowid, tokens) VALUES (new.id, new.tokens); END""",
    """CREATE TRIGGER IF NOT EXISTS desk_search_delete AFTER DELETE ON desk_searchrow BEGIN
        INSERT INTO desk_searchtokens(desk_searchtokens, rowid, tokens) VALUES ('delete', old.id, old.tokens); END""",
    """CREATE TRIGGER IF NOT EXISTS desk_search_update AFTER UPDATE OF tokens ON desk_searchrow
        WHEN old.tokens <> new.tokens BEGIN
        INSERT INTO desk_searchtokens(desk_searchtokens, rowid, tokens) VALUES ('delete', old.id, old.tokens);
        INSERT INTO desk_searchtokens(rowid, tokens) VALUES (new.id, new.tokens); END""",
)
FTS5 = "SELECT * FROM (SELECT %s, rowid FROM desk_searchtokens(%s) ORDER BY rowid DESC LIMIT %s)"
# Said twice: the marks narrow in the full text, the columns let what is common be read in order and cut short.
TSVECTOR = """(SELECT kind, id FROM desk_searchrow WHERE organisation_id = %s AND kind = %s AND vector @@ %s::tsquery
    ORDER BY id DESC LIMIT %s)"""
POSTGRESQL = (
    # Made by the database itself, and without its parser, which knows nothing of Chinese.
    """ALTER TABLE desk_searchrow ADD COLUMN IF NOT EXISTS vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED""",
    "CREATE INDEX IF NOT EXISTS desk_searchrow_vector ON desk_searchrow USING gin (vector)",
)


def lay_index(using: str = "default", **_said: Any) -> None:
    """Make what is not there yet; Django calls it after each migration."""
    connection = connections[using]
    if "desk_searchrow" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def hits(
    organisation: UUID, wanted: Sequence[Asked], marks: Sequence[str], kinds: Sequence[str], most: int
) -> dict[str, list[int]]:
    """The rows that hold all of the tokens and marks, by kind, those made last first, at most so many of each.

    One query: what is common is cut short in the index.
    """
    connection = connections["default"]
    if not kinds:
        return {}
    one, values = (FTS5, _of_fts5) if connection.vendor == "sqlite" else (TSVECTOR, _of_tsvector)
    found: dict[str, list[int]] = defaultdict(list)
    given = [value for kind in kinds for value in (*values(organisation, kind, wanted, marks), most)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(kinds)), given)
        for kind, key in cursor.fetchall():
            found[kind].append(key)
    return found


def kind_mark(kind: str, organisation: UUID) -> str:
    """Both in one, so that nothing is looked at outside the organisation. No token of a text begins with a low line."""
    return f"_{kind}_{organisation.hex}"


def _of_fts5(organisation: UUID, kind: str, wanted: Iterable[Asked], marks: Sequence[str]) -> list[Any]:
    parts = [f'"{one.token}"{" *" if one.begins else ""}' for one in wanted]
    parts += [f'"{mark}"' for mark in (*marks, kind_mark(kind, organisation))]
    return [kind, " AND ".join(parts)]


def _of_tsvector(organisation: UUID, kind: str, wanted: Iterable[Asked], marks: Sequence[str]) -> list[Any]:
    parts = [f"'{one.token}'{':*' if one.begins else ''}" for one in wanted]
    parts += [f"'{mark}'" for mark in (*marks, kind_mark(kind, organisation))]
    return [organisation, kind, " & ".join(parts)]
