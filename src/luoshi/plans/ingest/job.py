"""Reading a document in the background."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from luoshi.foundation.jobs import JobState, finish
from luoshi.journal.record import record
from luoshi.plans.ingest.revised import keep_revised, offered_by
from luoshi.plans.ingest.rows import write_plans
from luoshi.plans.models import Document
from luoshi.reading import read
from luoshi.reading.errors import Unreadable
from luoshi.reading.result import Reading

NAME = "read-document"


def read_document(document: Document) -> None:
    """Read the file and write all that was found, or the named problem. All of it or nothing is kept."""
    with document.file.open("rb") as file:
        data = file.read()
    try:
        reading = read(data, name=document.name)
    except Unreadable as error:
        with transaction.atomic():
            finish(document, JobState.FAILED, error.code, **error.detail)
            record(actor=None, verb="document-not-read", row=document, problem=error.code)
        return
    with transaction.atomic():
        finish(document, JobState.DONE)
        _keep(document, reading)


def _keep(document: Document, reading: Reading) -> None:
    document.text = reading.text
    document.save(update_fields=["text"])
    this_year = timezone.localdate().year
    revision = offered_by(document)
    if revision:
        rows = keep_revised(revision, reading, this_year=this_year)
        titles, commitments = ([rows.plan.title], len(rows.commitments)) if rows else ([], 0)
    else:
        made = write_plans(document, reading, this_year=this_year)
        titles = [plan.title for plan in made]
        commitments = sum(plan.commitments.count() for plan in made)
    record(actor=None, verb="document-read", row=document, plans=titles, commitments=commitments)
