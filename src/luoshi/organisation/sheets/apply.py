"""Previews by kind of sheet, and carrying one out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Conflict
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.organisation.sheets.people import preview_people, rows_of_people
from luoshi.organisation.sheets.preview import Hands, Preview, Problem
from luoshi.organisation.sheets.units import preview_units, rows_of_units
from luoshi.organisation.sheets.upload import Upload

PERMISSIONS = {"units": "organisation.manage_units", "people": "organisation.manage_people"}


def present_rows(kind: str) -> list[dict[str, Any]]:
    """The present list, as the sheet of this kind holds it."""
    return rows_of_units() if kind == "units" else rows_of_people()


def preview(kind: str, upload: Upload, organisation: Organisation) -> Preview:
    """What an upload would change, with the rows that the sheet's reader refused among the problems."""
    found = preview_units(upload.lines) if kind == "units" else preview_people(upload.lines, organisation)
    is_chinese = (get_language() or "").startswith("zh")
    refused = (
        Problem(trouble.number, trouble.heading, trouble.zh if is_chinese else trouble.en)
        for trouble in upload.troubles
    )
    problems = sorted([*refused, *found.problems], key=lambda problem: problem.number)
    return Preview(found.changes, tuple(problems), found.unchanged, found.steps)


@transaction.atomic
def apply(kind: str, upload: Upload, digest: str, organisation: Organisation, person: Person) -> Preview:
    """Make the changes that were shown, all or none. Raises Conflict where they would now be others."""
    found = preview(kind, upload, organisation)
    if found.digest != digest:
        raise Conflict(
            "changed-meanwhile", _("Units or people were changed meanwhile. Look at the changes once more.")
        )
    units = {unit.name: unit for unit in Unit.objects.select_related("parent")}
    for step in found.steps:
        step(Hands(organisation, person, units))
    return found
