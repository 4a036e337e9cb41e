"""Writing a confirmed sheet into its ledger, some lines at a time, so that it can be watched and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.jobs import JobState, LostClaim, finish
from luoshi.journal.record import changes, event_of, record_all
from luoshi.ledgers.actions.entries import COMMON, kept_version
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry, Taking
from luoshi.ledgers.queries.entries import definitions
from luoshi.ledgers.queries.intakes import lines_of
from luoshi.ledgers.refreshing import due_after
from luoshi.ledgers.sheet.comparison import Comparison, Planned
from luoshi.organisation.models import Organisation, Person

AT_ONCE, BATCH = 1000, 500
CHANGED = _("Someone has changed this entry meanwhile.")


def take_in(row: Taking) -> None:
    """Write what was shown, `AT_ONCE` lines in one transaction each; what is settled already is not done twice."""
    intake = row.intake
    definition = definitions()[intake.code]
    comparison, lines = (
        Comparison(definition, intake.by, timezone.localdate(), intake.mapping),
        lines_of(intake),
    )
    while row.done < row.total:
        with transaction.atomic():
            # The organisation is held, so that two who add at once do not take the same number.
            Organisation.objects.select_for_update(no_key=True).get(pk=row.organisation_id)
            _write(row, definition, comparison, lines[row.done : row.done + AT_ONCE])
    finish(row, JobState.DONE)


def _write(row: Taking, definition: Definition, comparison: Comparison, lines: Sequence[Any]) -> None:
    found, person = comparison.compare(lines, hold=True), row.intake.by
    new = [one for one in found.planned if one.entry is None]
    changed = [one for one in found.planned if one.entry and one.entry.revision == _seen(row, one.entry)]
    late = [one for one in found.planned if one.entry and one.entry.revision != _seen(row, one.entry)]
    row.done += len(lines)
    row.added += _add(new, definition, person)
    row.altered += _change(changed, person)
    row.left += [[one.number, str(one.message)] for one in found.preview.problems]
    row.left += [[one.number, str(CHANGED)] for one in late]
    settled = {name: getattr(row, name) for name in ("done", "added", "altered", "left")}
    held = Taking.objects.filter(pk=row.pk, claim=row.claim, job_state=JobState.RUNNING)
    if held.update(**settled) != 1:
        raise LostClaim


def _seen(row: Taking, entry: Entry) -> int | None:
    """The revision that was shown; None where nothing of it was to change."""
    found: int | None = row.seen.get(str(entry.number))
    return found


def _add(planned: Sequence[Planned], definition: Definition, person: Person) -> int:
    if not planned:
        return 0
    version = kept_version(person, definition)
    last = Entry.objects.filter(code=definition.code).aggregate(last=Max("number"))["last"] or 0
    rows = [
        Entry(
            organisation_id=person.organisation_id,
            version=version,
            code=definition.code,
            number=number,
            state=one.state,
            is_closed=one.closed_on is not None,
            closed_on=one.closed_on,
            closed_in_sheet=one.closed_on is not None,
            data=dict(one.data),
            entered_by=person,
            refresh_due_on=None if one.closed_on else due_after(definition, one.facts["found_on"], None),
            **one.facts,
        )
        for number, one in enumerate(planned, start=last + 1)
    ]
    Entry.objects.bulk_create(rows, batch_size=BATCH)
    record_all(
        event_of(actor=person, verb="entry-added", row=row, ledger=definition.name.zh, entry_state=row.state)
        for row in rows
    )
    return len(rows)


def _change(planned: Iterable[Planned], person: Person) -> int:
    """The lines are held; each is written by itself, which is five times faster than all in one statement."""
    events = []
    for one in planned:
        row = one.entry
        if row is None:
            continue
        told = changes(row, **{name: one.facts[name] for name in COMMON if name in one.facts})
        told |= {key: [row.data.get(key), value] for key, value in one.data.items()}
        new = {**one.facts, "data": {**row.data, **one.data}, "revision": row.revision + 1}
        Entry.objects.filter(pk=row.pk).update(**new)
        for name, value in new.items():
            setattr(row, name, value)
        events.append(event_of(actor=person, verb="entry-changed", row=row, **told))
    if events:
        record_all(events)
    return len(events)
