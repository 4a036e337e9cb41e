"""What of ledgers is spoken of at meetings: the open lines of the highest level."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries.entries import definitions
from luoshi.papers.printable import in_words
from luoshi.work.open_matters import OpenMatter

MOST = 20


def major_lines(units: Collection[UUID], _today: date) -> Iterator[OpenMatter]:
    """Of the units, the longest due first; two queries."""
    known = definitions()
    major = [(code, one.major) for code, one in known.items() if one.major]
    rows = Entry.objects.filter(unit__in=units, is_closed=False, code__in=[code for code, _level in major])
    found = rows.filter(level__in={level for _code, level in major}).select_related("unit")
    for entry in found.order_by("due_on", "number")[:MOST]:
        definition = known[entry.code]
        if entry.level == definition.major:
            due = f"，整改时限{in_words(entry.due_on)}" if entry.due_on else ""
            title = f"{definition.name.zh}：{entry.title}"
            yield OpenMatter(title, f"责任单位{entry.unit}{due}。", "entry", entry.pk)
