"""Taking a sheet into a ledger: brought, its columns told, shown, confirmed, and written in the background."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation import jobs
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Intake, KeptMapping, Taking
from luoshi.ledgers.queries.entries import versions_of
from luoshi.ledgers.queries.intakes import compared
from luoshi.ledgers.sheet.columns import guessed, mapped_sheet, names
from luoshi.organisation.models import Person
from luoshi.organisation.sheets.upload import Upload, read_upload
from luoshi.papers.sheet import headings_of, plain_heading

NAME = "take-in-ledger"
TOO_FEW = _("Say at least which column tells what a line is about.")


def bring_sheet(*, person: Person, definition: Definition, name: str, data: bytes) -> Intake:
    """Keep the sheet, its columns guessed from what the office kept and from all versions' labels.

    Whatever the person brought before for this ledger and never confirmed is let go. Raises a PaperError.
    """
    require(person, "ledgers.enter")
    versions = versions_of(definition)
    kept = KeptMapping.objects.filter(code=definition.code).first()
    own = kept.mapping if kept else {}
    headings = headings_of(data, {*names(versions), *own})
    mapping = guessed([one.text for one in headings], versions, own)
    upload = read_upload(mapped_sheet(mapping, definition), data) if any(mapping.values()) else Upload((), ())
    with transaction.atomic():
        Intake.objects.filter(code=definition.code, by=person, taking=None).delete()
        intake: Intake = Intake.objects.create(
            organisation_id=person.organisation_id,
            code=definition.code,
            name=name[:200],
            file=data,
            headings=[[one.text, one.sample] for one in headings],
            mapping=mapping,
            rows=as_rows(upload),
            by=person,
        )
    return intake


def tell_columns(
    *, intake: Intake, person: Person, definition: Definition, mapping: Mapping[str, str]
) -> None:
    """Read the sheet anew with other columns. Refused: no-title, confirmed-already; raises a PaperError."""
    require(person, "ledgers.take_in", intake)
    if not {"title", "number", "identifier"} & set(mapping.values()):
        raise Refused("no-title", TOO_FEW)
    upload = read_upload(mapped_sheet(mapping, definition), bytes(intake.file))
    with transaction.atomic():
        row = Intake.objects.select_for_update(no_key=True, of=("self",)).get(pk=intake.pk)
        if Taking.objects.filter(intake=row).exists():
            raise Refused("confirmed-already", _("This sheet has been confirmed already."))
        row.mapping, row.rows = dict(mapping), as_rows(upload)
        row.save(update_fields=["mapping", "rows"])
    intake.refresh_from_db()


def confirm_intake(*, intake: Intake, person: Person, definition: Definition, digest: str) -> Taking:
    """Have it written, and keep what its headings mean for the next time; a second call gives the first one's.

    Refused: nothing-to-take; raises Conflict where it would now do something else than what was shown.
    """
    require(person, "ledgers.take_in", intake)
    found = compared(intake, definition, person)
    with transaction.atomic():
        row = Intake.objects.select_for_update(no_key=True, of=("self",)).get(pk=intake.pk)
        if (before := Taking.objects.filter(intake=row).first()) is not None:
            return before
        if found.preview.digest != digest:
            raise Conflict("changed-meanwhile", _("Something was changed here meanwhile. Look once more."))
        if not found.planned:
            raise Refused("nothing-to-take", _("No row of this sheet changes or adds anything."))
        _keep_mapping(row)
        total = len(row.rows["lines"])
        seen = {one.entry.number: one.entry.revision for one in found.planned if one.entry}
        taking: Taking = Taking.objects.create(
            organisation_id=row.organisation_id, intake=row, seen=seen, total=total
        )
        record(actor=person, verb="sheet-brought", row=row, ledger=definition.name.zh)
        jobs.enqueue(NAME, taking.pk)
    return taking


def _keep_mapping(intake: Intake) -> None:
    kept, _is_new = KeptMapping.objects.get_or_create(
        organisation_id=intake.organisation_id, code=intake.code
    )
    kept.mapping |= {plain_heading(heading): key for heading, key in intake.mapping.items()}
    kept.save(update_fields=["mapping"])


def as_rows(upload: Upload) -> dict[str, list[list[object]]]:
    """The upload as a row keeps it."""
    return {
        "lines": [[line.number, line.cells] for line in upload.lines],
        "troubles": [[one.number, one.heading, one.zh, one.en] for one in upload.troubles],
    }
