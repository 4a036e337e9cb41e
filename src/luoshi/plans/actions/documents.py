"""Giving Luoshi a plan: a file or a pasted text; correcting, replacing and deleting it."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.hashing import sha256_of
from luoshi.foundation.jobs import JobState, enqueue
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.ingest.job import NAME
from luoshi.plans.models import Document, PlanState, Revision
from luoshi.reading.sources import LARGEST_FILE


def upload_document(
    *, person: Person, name: str, file: File[bytes], year: int | None = None
) -> tuple[Document, bool]:
    """Keep the file and have it read in the background. A file given before is recognised: (it, False)."""
    require(person, "plans.upload")
    sha256 = _fingerprint(file)
    if known := _known(sha256):
        return known, False
    document = Document(
        organisation_id=person.organisation_id,
        name=name[:200],
        sha256=sha256,
        size=file.size,
        uploaded_by=person,
        year=year,
    )
    try:
        with transaction.atomic():
            document.file.save(name, file, save=False)
            document.save()
            record(actor=person, verb="document-uploaded", row=document, size=file.size)
            enqueue(NAME, document.pk)
    except IntegrityError:
        # Somebody else gave the same file in the same moment.
        return Document.objects.get(sha256=sha256), False
    return document, True


def paste_text(*, person: Person, name: str, text: str, year: int | None = None) -> tuple[Document, bool]:
    """A plan pasted instead of a file."""
    return upload_document(person=person, name=_as_text(name), file=_as_file(text), year=year)


def correct_text(*, document: Document, person: Person, text: str) -> None:
    """Read the corrected text in place of what was given; what was confirmed stays joined to its words."""
    _give_again(document, person, _as_text(document.name), _as_file(text), "document-corrected")


def replace_document(*, document: Document, person: Person, name: str, file: File[bytes]) -> None:
    """Put another file in its place, as when the wrong one was uploaded."""
    _give_again(document, person, name, file, "document-replaced")


def read_again(*, document: Document, person: Person) -> None:
    """Try once more, as after a failure."""
    _need_in_force(document, person)
    with transaction.atomic():
        _queue(document)
        record(actor=person, verb="document-read-again", row=document)


def set_year(*, document: Document, person: Person, year: int) -> None:
    """The year that the plans are for, where the text does not say it or says it wrongly."""
    _need_in_force(document, person)
    if document.plans.filter(state=PlanState.PUBLISHED).exists():
        raise Refused("plan-published", _("This plan has been published; its year stays."))
    with transaction.atomic():
        record(actor=person, verb="document-year-set", row=document, year=[document.year, year])
        document.year = year
        document.save(update_fields=["year"])
        document.plans.update(year=year)


def delete_document(*, document: Document, person: Person) -> None:
    """Remove an upload and what was read from it. Raises Refused once a plan of it has been published."""
    _need_in_force(document, person)
    if document.plans.filter(state=PlanState.PUBLISHED).exists():
        raise Refused(
            "plan-published", _("Tasks have been made from this plan; it cannot be deleted any more.")
        )
    with transaction.atomic():
        record(actor=person, verb="document-deleted", row=document)
        document.plans.all().delete()
        document.delete()


def _give_again(document: Document, person: Person, name: str, file: File[bytes], verb: str) -> None:
    _need_in_force(document, person)
    sha256 = _fingerprint(file)
    if _known(sha256):
        raise Refused("same-text", _("This very text has been uploaded already; nothing was changed."))
    with transaction.atomic():
        record(actor=person, verb=verb, row=document, file=[document.name, name])
        document.name, document.sha256, document.size = name[:200], sha256, file.size
        document.file.save(name, file, save=False)
        document.uploaded_at = timezone.now()
        document.save()
        _queue(document)


def _need_in_force(document: Document, person: Person) -> None:
    """Raise Refused for the text that a revised version has taken the place of: it is history."""
    require(person, "plans.upload", document)
    if Revision.objects.filter(replaced=document, step__isnull=False).exists():
        words = _("This is an earlier version of a plan. It stays as it was; revise the plan instead.")
        raise Refused("earlier-version", words)


def _known(sha256: str) -> Document | None:
    return Document.objects.filter(sha256=sha256).first()


def _queue(document: Document) -> None:
    document.job_state, document.problem, document.attempts = JobState.WAITING, "", 0
    document.next_at = timezone.now()
    document.save(update_fields=["job_state", "problem", "attempts", "next_at"])
    enqueue(NAME, document.pk)


def _fingerprint(file: File[bytes]) -> str:
    if not file.size:
        raise Refused("empty-file", _("This file is empty. Choose the plan as it was issued."))
    if file.size > most_bytes():
        raise too_large()
    return sha256_of(file)


def most_bytes() -> int:
    """What the reader takes, where the server does not allow less."""
    return min(LARGEST_FILE, settings.MOST_UPLOAD_BYTES)


def too_large() -> Refused:
    """What is said of a file over the limit."""
    limit = most_bytes() // 1024**2
    words = _("This file is larger than %(limit)d MB. Take out pictures and annexes, or paste the text.")
    return Refused("too-large", words % {"limit": limit})


def _as_text(name: str) -> str:
    """A name whose ending does not promise another format than the text that was typed."""
    return re.sub(r"\.[A-Za-z]\w{1,4}$", ".txt", name)


def _as_file(text: str) -> Any:
    return ContentFile(text.replace("\r\n", "\n").encode("utf-8"), name="text.txt")
