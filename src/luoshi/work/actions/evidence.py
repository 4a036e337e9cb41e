"""What proves an answer: added, counted for several tasks, taken away again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.hashing import sha256_of
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Owned, Person
from luoshi.work.actions.answers import begin, changing, recount, refuse_closed
from luoshi.work.models import Answer, Evidence, EvidenceKind, Use
from luoshi.work.records import record_of
from luoshi.work.visitor import Doer, account

ONE = Decimal(1)


def add_file(
    *,
    answer: Answer,
    person: Person,
    file: File[bytes],
    happened_on: date,
    quantity: Decimal = ONE,
    **said: Any,
) -> Use:
    """A file, kept under its hash; `said` may hold title, note and media_type. Refused: answer-closed."""
    (facts,) = facts_of_files(answer, [file])
    return _add(answer, person, quantity, **{**facts, "happened_on": happened_on, **said})


def facts_of_files(owner: Owned, files: Sequence[File[bytes]]) -> list[dict[str, Any]]:
    """What a piece keeps of each file; one that its organisation has already is not kept twice. One query."""
    hashes = [sha256_of(file) for file in files]
    same = Evidence.objects.filter(organisation=owner.organisation_id, sha256__in=hashes).exclude(file="")
    here = dict(same.order_by().values_list("sha256", "file"))
    return [
        {
            **{"kind": EvidenceKind.FILE, "title": str(file.name)[:200], "size": file.size or 0},
            **{"sha256": sha256, "file": here.get(sha256) or file},
        }
        for file, sha256 in zip(files, hashes, strict=True)
    ]


def keep_file(file: File[bytes], person: Person) -> Evidence:
    """A file that is there to be read and proves nothing yet, fixed from now on. Refused as `kind_of_file` is."""
    media_type = kind_of_file(file)
    (facts,) = facts_of_files(person, [file])
    now = timezone.now()
    told = {"happened_on": timezone.localdate(now), "added_at": now, "fixed_at": now, "added_by": person}
    return Evidence.objects.create(
        organisation_id=person.organisation_id, media_type=media_type, **told, **facts
    )


def add_link(  # noqa: PLR0913 (by name, all of them)
    *, answer: Answer, person: Person, url: str, title: str, happened_on: date, quantity: Decimal = ONE
) -> Use:
    """A page where it can be seen. Refused: answer-closed."""
    kept = {"url": url, "title": title or url[:200], "sha256": _hash_text(url)}
    return _add(answer, person, quantity, kind=EvidenceKind.LINK, happened_on=happened_on, **kept)


def add_note(*, answer: Answer, person: Person, note: str, happened_on: date, quantity: Decimal = ONE) -> Use:
    """A line that says what was done. Refused: answer-closed."""
    return _add(answer, person, quantity, happened_on=happened_on, **facts_of_note(note))


def facts_of_note(note: str) -> dict[str, Any]:
    """What a piece keeps of words: the first line is its title."""
    title = note.strip().splitlines()[0][:200]
    return {"kind": EvidenceKind.NOTE, "note": note, "title": title, "sha256": _hash_text(note)}


def use_evidence(*, answer: Answer, person: Person, evidence: Evidence, quantity: Decimal = ONE) -> Use:
    """Count a piece that is here already for this answer too. Refused: answer-closed, used-already."""
    require(person, "work.answer", answer)
    with changing(answer, person, "evidence-used", title=evidence.title) as row:
        refuse_closed(row)
        if row.uses.filter(evidence=evidence).exists():
            raise Refused("used-already", _("This piece counts for this task already."))
        return _count(row, evidence, person, quantity)


def add_record(*, answer: Answer, person: Person, kind: str, key: UUID, quantity: Decimal = ONE) -> Use:
    """A record of a room above, so that the same material is not asked for twice.

    Refused: no-record, used-already, answer-closed.
    """
    record = record_of(kind, key)
    if record is None:
        raise Refused("no-record", _("This record is not finished, or is no longer there."))
    if answer.uses.filter(evidence__record_kind=kind, evidence__record=key, withdrawn_at=None).exists():
        raise Refused("used-already", _("This piece counts for this task already."))
    kept = {"title": record.title[:200], "record_kind": kind, "record": key, "url": record.url}
    kept["sha256"] = _hash_text(f"{kind} {key}")
    return _add(answer, person, quantity, kind=EvidenceKind.RECORD, happened_on=record.day, **kept)


def change_piece(*, use: Use, person: Person, happened_on: date, quantity: Decimal) -> None:
    """Another day or count. Refused: handed-in, where it is fixed already."""
    require(person, "work.answer", use.answer)
    with changing(use.answer, person, "evidence-changed", title=use.evidence.title) as row:
        piece = use.evidence
        if use.handed_in_at or (piece.fixed_at and piece.happened_on != happened_on):
            raise Refused("handed-in", _("This piece has been handed in and stays as it is."))
        piece.happened_on, use.quantity = happened_on, quantity
        piece.save(update_fields=["happened_on"])
        use.save(update_fields=["quantity"])
        recount(row)


def withdraw_use(*, use: Use, person: Person, reason: str = "") -> None:
    """It counts no more: gone before it was handed in, struck out afterwards. Refused: accepted-stays."""
    require(person, "work.answer", use.answer)
    with changing(use.answer, person, "evidence-withdrawn", title=use.evidence.title, reason=reason) as row:
        refuse_closed(row)
        if use.accepted_at:
            raise Refused(
                "accepted-stays", _("This piece has been accepted. Ask the office to reopen the task.")
            )
        if use.handed_in_at:
            use.withdrawn_at = timezone.now()
            use.save(update_fields=["withdrawn_at"])
        else:
            _forget(use)
        recount(row)


def _forget(use: Use) -> None:
    evidence = use.evidence
    use.delete()
    if evidence.fixed_at is None and not evidence.uses.exists():
        evidence.delete()
        _forget_file(evidence)


def _forget_file(evidence: Evidence) -> None:
    """The file leaves the storage with the last piece that it belongs to, once the row is surely gone."""
    name, storage = evidence.file.name, evidence.file.storage
    if name and not Evidence.objects.filter(file=name).exists():
        transaction.on_commit(lambda: storage.delete(name))


def _add(answer: Answer, person: Person, quantity: Decimal, **facts: Any) -> Use:
    require(person, "work.answer", answer)
    with changing(answer, person, "evidence-added", title=facts["title"]) as row:
        refuse_closed(row)
        return put(row, person, quantity, **facts)


def put(answer: Answer, person: Doer, quantity: Decimal, **facts: Any) -> Use:
    """A new piece that counts for the answer, which is being changed."""
    owner = {"organisation_id": answer.organisation_id, "unit": answer.unit, "added_by": account(person)}
    return _count(answer, Evidence.objects.create(**owner, **facts), person, quantity)


def _count(answer: Answer, evidence: Evidence, person: Doer, quantity: Decimal) -> Use:
    begin(answer)
    owner = {"organisation_id": answer.organisation_id, "by": account(person)}
    use = Use.objects.create(**owner, answer=answer, evidence=evidence, quantity=quantity)
    recount(answer)
    return use


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
