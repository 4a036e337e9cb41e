"""What people do with the lines of a ledger; every step is one of its type's own table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import changes, record
from luoshi.ledgers.definition import Definition, Step
from luoshi.ledgers.models import Attachment, Entry, LedgerVersion, Tie
from luoshi.ledgers.refreshing import due_after, next_due
from luoshi.ledgers.shipped import data_of
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.schedule.months import day_in
from luoshi.work.actions.evidence import keep_file
from luoshi.work.creating import settle
from luoshi.work.models import Task

KIND = "entry"
COMMON = ("title", "unit", "person", "level", "found_on", "due_on", "source")


def kept_version(person: Person, definition: Definition) -> LedgerVersion:
    """The row of this version; one that comes with Luoshi is kept with the first entry that is written in it."""
    owner = {"organisation_id": person.organisation_id, "code": definition.code, "number": definition.number}
    row, _is_new = LedgerVersion.objects.get_or_create(**owner, defaults={"data": data_of(definition.code)})
    return row


def add_entry(
    *,
    person: Person,
    definition: Definition,
    facts: Mapping[str, Any],
    data: Mapping[str, Any],
    task: Task | None = None,
) -> Entry:
    """A new line; `facts` are what all ledgers have, `data` the values of the ledger's own fields.

    Refused: not-your-unit.
    """
    require(person, "ledgers.enter")
    _need_own_unit(person, facts["unit"])
    return place_entry(person=person, definition=definition, facts=facts, data=data, task=task)


def place_entry(
    *,
    person: Person,
    definition: Definition,
    facts: Mapping[str, Any],
    data: Mapping[str, Any],
    task: Task | None = None,
) -> Entry:
    """As `add_entry`, for an action that has asked its own permission."""
    with transaction.atomic():
        # The organisation is held, so that two who add at once do not take the same number.
        Organisation.objects.select_for_update(no_key=True).get(pk=person.organisation_id)
        last = Entry.objects.filter(code=definition.code).aggregate(last=Max("number"))["last"] or 0
        version = kept_version(person, definition)
        entry: Entry = Entry.objects.create(
            organisation_id=person.organisation_id,
            version=version,
            code=definition.code,
            number=last + 1,
            state=definition.first.code,
            data=dict(data),
            entered_by=person,
            refresh_due_on=due_after(definition, facts["found_on"], None),
            **facts,
        )
        if task is not None:
            Tie.objects.create(organisation_id=entry.organisation_id, entry=entry, task=task)
        record(actor=person, verb="entry-added", row=entry, ledger=definition.name.zh)
    return entry


def _need_own_unit(person: Person, unit: Unit) -> None:
    if not person.has_perm("ledgers.step_office") and unit.pk not in person.working_unit_ids:
        raise Refused("not-your-unit", _("Choose a unit whose work you do."))


def change_entry(
    *, entry: Entry, person: Person, revision: int, facts: Mapping[str, Any], data: Mapping[str, Any]
) -> None:
    """Other words or values. Refused: entry-closed, not-your-unit; raises Conflict where it was changed meanwhile."""
    require(person, "ledgers.write", entry)
    _need_own_unit(person, facts["unit"])
    with transaction.atomic():
        row = hold(entry, revision)
        if row.is_closed:
            raise Refused("entry-closed", _("This entry is closed. Open it again first."))
        told = changes(row, **{name: facts[name] for name in COMMON if name in facts})
        told |= {key: [row.data.get(key), value] for key, value in data.items() if row.data.get(key) != value}
        for name, value in facts.items():
            setattr(row, name, value)
        row.data = {**row.data, **data}
        row.refresh_due_on = next_due(row)
        row.revision += 1
        row.save()
        if told:
            record(actor=person, verb="entry-changed", row=row, **told)


def take_step(
    *, entry: Entry, person: Person, name: str, word: str = "", revision: int | None = None
) -> None:
    """A step of the ledger's table. Refused: step-not-open, word-missing, proof-missing; Conflict where it was changed.

    Whoever takes the step that another must take is not the one who applied.
    """
    with transaction.atomic():
        row = hold(entry, revision)
        definition = row.definition
        step = definition.step(name, row.state)
        if step is None:
            message = _("This has changed meanwhile and can no longer be done. Look at its present state.")
            raise Refused("step-not-open", message)
        require(person, f"ledgers.step_{step.by}", row)
        _need(step, row, word)
        before = row.state
        _move(row, definition, step, person)
        row.word, row.revision = word.strip(), row.revision + 1
        row.save()
        settle(KIND, row.pk, is_done=row.is_closed)
        record(
            actor=person,
            verb="entry-stepped",
            row=row,
            reason=word.strip(),
            step=step.label.zh,
            entry_state=[before, row.state],
        )
    entry.refresh_from_db()


def _need(step: Step, row: Entry, word: str) -> None:
    if step.needs_word and not word.strip():
        raise Refused("word-missing", _("Say in a few words what was done, or why."))
    if step.needs_proof and not row.attachments.exists():
        raise Refused("proof-missing", _("Add a file or photo that shows it first."))


def _move(row: Entry, definition: Definition, step: Step, person: Person) -> None:
    target = definition.state(step.target)
    today = timezone.localdate()
    row.state, row.is_closed, row.closed_in_sheet = target.code, target.closed, False
    row.closed_on = today if target.closed else None
    row.look_back_on = _look_back(definition, today) if target.closed else None
    row.refresh_due_on = next_due(row)
    # Whoever hands it on is kept, so that it is another who decides.
    row.applied_by = person if step.by == "unit" and not target.closed else row.applied_by
    if not target.closed and target.code == definition.first.code:
        row.applied_by = None


def _look_back(definition: Definition, day: date) -> date | None:
    if not definition.look_back:
        return None
    month = day.month - 1 + definition.look_back
    return day_in(day.year + month // 12, month % 12 + 1, day.day)


def look_back(*, entry: Entry, person: Person, held: bool, word: str) -> None:
    """Whether it held: then it is not looked at again; else it is open again.

    Refused: not-to-look-back, word-missing.
    """
    require(person, "ledgers.look_back", entry)
    if not word.strip():
        raise Refused("word-missing", _("Say in a few words what was done, or why."))
    with transaction.atomic():
        row = hold(entry)
        if row.look_back_on is None:
            raise Refused("not-to-look-back", _("This entry has been looked at again already, or is open."))
        row.look_back_on, row.word, row.revision = None, word.strip(), row.revision + 1
        if not held:
            row.state, row.is_closed, row.closed_on, row.applied_by = (
                row.definition.first.code,
                False,
                None,
                None,
            )
            row.refresh_due_on = next_due(row)
        row.save()
        settle(KIND, row.pk, is_done=row.is_closed)
        record(actor=person, verb="entry-held" if held else "entry-came-back", row=row, reason=word.strip())
    entry.refresh_from_db()


def attach_file(*, entry: Entry, person: Person, file: File[bytes]) -> Attachment:
    """A file or photo. Refused where it is none to be taken, and: entry-closed, attached-already."""
    require(person, "ledgers.write", entry)
    if entry.is_closed:
        raise Refused("entry-closed", _("This entry is closed. Open it again first."))
    with transaction.atomic():
        piece = keep_file(file, person)
        if entry.attachments.filter(evidence__sha256=piece.sha256).exists():
            raise Refused("attached-already", _("This file is here already."))
        row = Attachment.objects.create(organisation_id=entry.organisation_id, entry=entry, evidence=piece)
        record(actor=person, verb="entry-file-added", row=entry, title=piece.title)
    return row


def hold(entry: Entry, revision: int | None = None) -> Entry:
    """The entry as it stands, until the transaction ends. Raises Conflict where it is another revision."""
    row = (
        Entry.objects.select_for_update(no_key=True, of=("self",)).select_related("version").get(pk=entry.pk)
    )
    if revision is not None and revision != row.revision:
        raise Conflict(
            "changed-meanwhile", _("Someone has changed this entry meanwhile. Here it is as it stands now.")
        )
    return row
