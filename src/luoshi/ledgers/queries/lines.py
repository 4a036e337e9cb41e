"""Lines of entries as evidence, and as the page of an entry shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from luoshi.ledgers.actions.lines import LINE
from luoshi.ledgers.definition import LineKind
from luoshi.ledgers.models import Entry, EntryLine
from luoshi.organisation.models import Unit
from luoshi.work.records import Record

OFFERED = 10


def lines_of(entry: Entry) -> Iterator[tuple[EntryLine, LineKind | None]]:
    """The last first, each with its kind; one query."""
    for line in entry.lines.select_related("piece", "by"):
        yield line, entry.definition.line(line.kind)


def record_of_line(key: UUID) -> Record | None:
    """A line as evidence; None where it is not there."""
    row = EntryLine.objects.filter(pk=key).select_related("entry").first()
    return _record(row) if row else None


def offered_lines(unit: Unit | None, words: str) -> Sequence[Record]:
    """The lines of the unit's entries, newest first."""
    rows = EntryLine.objects.filter(entry__unit=unit).select_related("entry")
    if words:
        rows = rows.filter(what__icontains=words) | rows.filter(entry__title__icontains=words)
    return [_record(row) for row in rows.order_by("-happened_on", "-id")[:OFFERED]]


def _record(row: EntryLine) -> Record:
    title = f"{row.entry.title} · {row.what}"
    return Record(LINE, row.pk, title[:200], row.happened_on, row.entry.get_absolute_url())
