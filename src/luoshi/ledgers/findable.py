"""What of this room can be found: the lines of all ledgers, by all that was written in them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Findable, SearchKind
from luoshi.ledgers.models import Entry


def _entries() -> QuerySet[Entry]:
    return Entry.objects.select_related("version")


def _entry(row: Entry) -> Findable:
    name = row.definition.name.zh
    return Findable(
        row.title, row.get_absolute_url(), "\n".join(_words(row)), name, row.found_on, [row.unit_id]
    )


def _words(row: Entry) -> Iterator[str]:
    """The Chinese of a choice, whatever the language of whoever writes: it is what the office speaks."""
    for field in row.definition.fields:
        value = row.value(field.key)
        if value and field.kind in ("text", "long"):
            yield str(value)
        elif value in field.choices:
            yield field.choices[value].zh
    if row.source:
        yield row.source


KINDS = (
    SearchKind(
        code="entry",
        label=_("Ledgers"),
        icon="clipboard-list",
        model=Entry,
        permission="ledgers.see",
        fields=frozenset({"title", "data", "source", "unit", "found_on", "version"}),
        rows=_entries,
        read=_entry,
    ),
)
