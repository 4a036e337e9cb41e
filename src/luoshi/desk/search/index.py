"""Keeping what is found equal to the rows that it is read from, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django_scopes import scopes_disabled

from luoshi.desk.models import SearchRow
from luoshi.desk.search.database import kind_mark
from luoshi.desk.search.tokens import tokens
from luoshi.foundation.findable import Findable, SearchKind, search_kinds
from luoshi.foundation.watching import watch

AT_ONCE, MOST_TEXT = 500, 20_000
KEPT = ("title", "text", "note", "day", "url", "tokens")


def keep_found(kind: SearchKind) -> None:
    """From now on every change of a row of the kind changes what is found of it."""
    told = partial(index_rows, kind)
    watch(kind.model, kind.fields, told)
    for beside in kind.beside:
        watch(beside.model, beside.fields, told, beside.attribute)


def index_rows(kind: SearchKind, keys: Collection[UUID]) -> None:
    """Read these rows anew; what is not there any more is found no more. A few queries for each 500."""
    for some in _in_parts({key for key in keys if key}):
        with scopes_disabled(), transaction.atomic(savepoint=False):
            found = {row.record: row for row in map(partial(_row, kind), kind.rows().filter(pk__in=some))}
            known = {row.record: row for row in SearchRow.objects.filter(kind=kind.code, record__in=some)}
            _write(found, known)


def _write(found: dict[UUID, SearchRow], known: dict[UUID, SearchRow]) -> None:
    changed = []
    for key in found.keys() & known.keys():
        if any(getattr(found[key], name) != getattr(known[key], name) for name in KEPT):
            found[key].pk = known[key].pk
            changed.append(found[key])
    gone = [known[key].pk for key in known.keys() - found.keys()]
    if gone:
        SearchRow.objects.filter(pk__in=gone).delete()
    if changed:
        SearchRow.objects.bulk_update(changed, KEPT)
    if new := [row for key, row in found.items() if key not in known]:
        SearchRow.objects.bulk_create(new)


def rebuild(kinds: Iterable[SearchKind] | None = None) -> int:
    """Make the index of these kinds, or of all, anew, for all organisations; returns how many rows can be found."""
    count = 0
    for kind in search_kinds() if kinds is None else kinds:
        with scopes_disabled(), transaction.atomic():
            SearchRow.objects.filter(kind=kind.code).delete()
            keys = list(kind.rows().order_by("pk").values_list("pk", flat=True))
            for some in _in_parts(keys):
                rows = kind.rows().filter(pk__in=some).order_by("pk")
                count += len(SearchRow.objects.bulk_create(map(partial(_row, kind), rows)))
    return count


def rebuild_missing() -> int:
    """Make the index of the kinds of which nothing is found yet, as after an upgrade that brings them."""
    with scopes_disabled():
        known = set(SearchRow.objects.order_by().values_list("kind", flat=True).distinct())
    return rebuild([kind for kind in search_kinds() if kind.code not in known])


def _row(kind: SearchKind, row: Any) -> SearchRow:
    found = kind.read(row)
    return SearchRow(
        organisation_id=row.organisation_id,
        kind=kind.code,
        record=row.pk,
        title=found.title,
        text=found.text[:MOST_TEXT],
        note=found.note[:300],
        day=found.day,
        url=found.url,
        tokens=tokens_of(kind.code, row.organisation_id, found),
    )


def tokens_of(kind: str, organisation: UUID, found: Findable) -> str:
    """Under which it is found, and the marks by which results are narrowed."""
    return " ".join(
        sorted({*tokens(f"{found.title}\n{found.text[:MOST_TEXT]}"), *_marks(kind, organisation, found)})
    )


def _marks(kind: str, organisation: UUID, found: Findable) -> Iterator[str]:
    yield kind_mark(kind, organisation)
    yield from {unit_mark(unit) for unit in found.units if unit}
    if found.day:
        yield year_mark(found.day.year)


def unit_mark(key: UUID) -> str:
    return f"_unit_{key.hex}"


def year_mark(year: int) -> str:
    return f"_year_{year}"


def _in_parts(keys: Collection[UUID]) -> Iterator[list[UUID]]:
    """As many as a query may name at once."""
    ordered = sorted(keys)
    return (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))
