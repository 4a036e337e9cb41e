"""A sheet that was brought, as it stands against the ledger."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import get_language

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Intake
from luoshi.ledgers.sheet.comparison import Compared, Comparison
from luoshi.organisation.models import Person
from luoshi.organisation.sheets.preview import Problem
from luoshi.organisation.sheets.upload import Line


def lines_of(intake: Intake) -> list[Line]:
    """The sound lines, in the order of the sheet."""
    return [Line(number, cells) for number, cells in intake.rows.get("lines", ())]


def compared(intake: Intake, definition: Definition, person: Person) -> Compared:
    """What it would do, with the cells that could not be read among the problems; seven queries."""
    found = Comparison(definition, person, timezone.localdate(), intake.mapping).compare(lines_of(intake))
    is_chinese = (get_language() or "").startswith("zh")
    unread = (
        Problem(number, heading, zh if is_chinese else en)
        for number, heading, zh, en in intake.rows.get("troubles", ())
    )
    problems = sorted([*unread, *found.preview.problems], key=lambda one: one.number)
    return replace(found, preview=replace(found.preview, problems=tuple(problems)))
