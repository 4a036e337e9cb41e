"""What failed becomes lines of the ledger of problems and their rectification."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.assessment.arithmetic import HUNDRED, NORMAL, ZERO, Line
from luoshi.assessment.faults import plain
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Rectification, Result
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Person
from luoshi.work.creating import Wanted, create
from luoshi.work.records import Record

LEDGER, WORKDAYS = "entry.rectifications", 20


def failed(result: Result) -> list[Line]:
    """The scored indicators below what the scheme asks for, but for those that have a line already; one query."""
    there = {str(key) for key in result.rectifications.values_list("indicator", flat=True)}
    fail = result.scheme.fail
    return [
        line for line in from_json(result.arithmetic).lines if line.key not in there and _is_below(line, fail)
    ]


def _is_below(line: Line, fail: Decimal) -> bool:
    if line.kind != NORMAL or line.marks is None:
        return False
    return line.marks * HUNDRED / line.full < fail


def rectify(*, result: Result, person: Person, indicator: UUID) -> Rectification:
    """A line for one of them, to be closed within twenty working days as all lines are.

    Refused: not-published, not-failed, no-register.
    """
    require(person, "assessment.keep", result)
    if result.scheme.is_draft:
        raise Refused("not-published", _("Nothing has been published yet."))
    today = timezone.localdate()
    with transaction.atomic():
        Result.objects.select_for_update(no_key=True, of=("self",)).get(pk=result.pk)
        line = next((one for one in failed(result) if one.key == str(indicator)), None)
        if line is None:
            raise Refused("not-failed", _("This has not failed, or is written into the ledger already."))
        due_on = calendar_of(result.organisation_id).after(today, WORKDAYS)
        outcome = create(code=LEDGER, person=person, wanted=_wanted(line, result, today, due_on))
        owner = {"organisation_id": result.organisation_id, "result": result}
        row: Rectification = Rectification.objects.create(indicator=indicator, outcome=outcome, **owner)
        told: dict[str, Any] = {"unit": result.unit.name, "indicator": line.name}
        record(actor=person, verb="score-rectified", row=result, parent=result.scheme_id, **told)
    return row


def _wanted(line: Line, result: Result, today: date, due_on: date) -> Wanted:
    """What the line says, with the way back to the score."""
    told = {"name": line.name, "marks": plain(line.marks or ZERO), "full": plain(line.full)}
    origin = Record(
        "score", UUID(line.key), result.scheme.title, today, reverse("score", args=[result.pk, line.key])
    )
    return Wanted(
        unit=result.unit,
        title=_("%(name)s below what is asked for") % {"name": line.name},
        text=_("“%(name)s” has %(marks)s of %(full)s marks.") % told,
        due_on=due_on,
        origin=origin,
    )
