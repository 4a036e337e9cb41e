"""What is done about an entry again and again."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.ledgers.actions.entries import hold
from luoshi.ledgers.models import Entry, EntryLine
from luoshi.ledgers.refreshing import next_due
from luoshi.organisation.models import Person
from luoshi.work.actions.evidence import keep_file
from luoshi.work.models import Evidence

LINE = "entry-line"


def add_line(  # noqa: PLR0913 (by name, all of them)
    *,
    entry: Entry,
    person: Person,
    kind: str,
    happened_on: date,
    what: str,
    link: str = "",
    file: File[bytes] | None = None,
) -> EntryLine:
    """A refresh, an inspection or whatever the ledger has lines of, with a picture or a link where there is one.

    Refused: entry-closed, unknown-kind, not-yet, word-missing, and where the file is none to be taken.
    """
    require(person, "ledgers.write", entry)
    if happened_on > timezone.localdate():
        raise Refused("not-yet", _("This day has not come yet."))
    if not what.strip():
        raise Refused("word-missing", _("Say in a few words what was done, or why."))
    with transaction.atomic():
        row = hold(entry)
        found = row.definition.line(kind)
        if row.is_closed:
            raise Refused("entry-closed", _("This entry is closed. Open it again first."))
        if found is None:
            raise Refused("unknown-kind", _("This ledger has no such lines."))
        line: EntryLine = EntryLine.objects.create(
            organisation_id=row.organisation_id,
            entry=row,
            kind=kind,
            happened_on=happened_on,
            what=what.strip(),
            link=link,
            piece=keep_file(file, person) if file else None,
            by=person,
        )
        _count_anew(row)
        record(actor=person, verb="entry-line-added", row=row, line=found.label.zh, what=line.what)
    entry.refresh_from_db()
    return line


def remove_line(*, line: EntryLine, person: Person) -> None:
    """One that was written by mistake. Refused: line-used, where it proves a task; entry-closed."""
    require(person, "ledgers.write", line.entry)
    with transaction.atomic():
        row = hold(line.entry)
        if row.is_closed:
            raise Refused("entry-closed", _("This entry is closed. Open it again first."))
        if Evidence.objects.filter(record_kind=LINE, record=line.pk, uses__isnull=False).exists():
            raise Refused("line-used", _("This line counts for a task. Take it from there first."))
        line.delete()
        _count_anew(row)
        record(actor=person, verb="entry-line-removed", row=row, what=line.what)


def _count_anew(row: Entry) -> None:
    row.refresh_due_on = next_due(row)
    row.revision += 1
    row.save(update_fields=["refresh_due_on", "revision"])
