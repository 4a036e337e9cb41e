"""The reading of a revised version: kept beside the plan, which it does not touch."""

from __future__ import annotations

from rapidfuzz import fuzz

from luoshi.plans.ingest.outline import Rows
from luoshi.plans.ingest.rows import rows_of
from luoshi.plans.models import Document, Plan, Revision
from luoshi.reading.result import Reading


def offered_by(document: Document) -> Revision | None:
    """The revision that waits for the reading of this document."""
    return Revision.objects.select_related("plan").filter(document=document, step=None).first()


def keep_revised(revision: Revision, reading: Reading, *, this_year: int) -> Rows | None:
    """Keep what was read of the plan that is revised; None where the text holds no plan.

    Of several plans in one text it is the one of that title.
    """
    found = rows_of(revision.document, reading, this_year=this_year)
    rows = max(found, key=lambda rows: _likeness(rows.plan, revision.plan), default=None)
    revision.rows = rows.dump() if rows else ""
    revision.save(update_fields=["rows"])
    return rows


def _likeness(read: Plan, revised: Plan) -> float:
    return fuzz.ratio(read.title, revised.title)
