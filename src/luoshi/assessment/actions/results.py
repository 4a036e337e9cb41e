"""Working out what every unit has, and publishing it: from then on it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import held, refuse_published
from luoshi.assessment.computing import Reckoned, reckon, units_of, whole_categories
from luoshi.assessment.faults import faults
from luoshi.assessment.grading import graded
from luoshi.assessment.kept import as_json
from luoshi.assessment.models import Result, Scheme
from luoshi.assessment.queries.schemes import bands_of
from luoshi.assessment.states import SCHEME
from luoshi.foundation.lists import listed
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Person


def compute(*, scheme: Scheme, person: Person) -> int:
    """By what is known today, for how many units. Refused: scheme-published, scheme-faulty."""
    require(person, "assessment.keep", scheme)
    with transaction.atomic():
        row = held(scheme)
        refuse_published(row)
        found = _write(row)
        record(actor=person, verb="scheme-computed", row=row, units=len(found))
        row.save(update_fields=["computed_at"])
    scheme.refresh_from_db()
    return len(found)


def _write(scheme: Scheme) -> Sequence[Reckoned]:
    """The results in the place of earlier ones. Refused: scheme-faulty."""
    categories, units = whole_categories(scheme), units_of(scheme)
    wrong = faults(categories, units)
    if wrong:
        raise Refused("scheme-faulty", " ".join(wrong))
    found = reckon(scheme, categories, units, timezone.localdate())
    if not found:
        raise Refused("scheme-faulty", _("No unit that the scheme covers stood to the end of the period."))
    grades = graded({one.unit.pk: one.total for one in found}, bands_of(scheme))
    scheme.results.all().delete()
    owner = {"organisation_id": scheme.organisation_id, "scheme": scheme}
    Result.objects.bulk_create(
        Result(
            unit=one.unit, total=one.total, grade=grades[one.unit.pk], arithmetic=as_json(one.sum), **owner
        )
        for one in found
    )
    scheme.computed_at = timezone.now()
    return found


def publish(*, scheme: Scheme, person: Person) -> None:
    """What the records say now is what stands, and the days for appeals begin.

    Refused: scheme-published, scheme-faulty, marks-missing, period-running.
    """
    require(person, "assessment.keep", scheme)
    today = timezone.localdate()
    with transaction.atomic():
        row = held(scheme)
        refuse_published(row)
        if row.ends_on >= today:
            raise Refused(
                "period-running", _("The period is not over yet. Publish once its last day has passed.")
            )
        _refuse_missing(_write(row))
        SCHEME.move(row, "publish")
        row.published_at, row.published_by = timezone.now(), person
        row.appeal_until = appeal_until(row)
        row.revision += 1
        row.save()
        record(actor=person, verb="scheme-published", row=row)
    scheme.refresh_from_db()


def appeal_until(scheme: Scheme) -> date:
    """The last of the working days within which appeals are heard; one query."""
    day = timezone.localdate(scheme.published_at)
    return calendar_of(scheme.organisation_id).after(day, scheme.appeal_days) if scheme.appeal_days else day


def _refuse_missing(found: Sequence[Reckoned]) -> None:
    missing = {
        line.name: [other.unit.name for other in found if _is_missing(other, line.key)]
        for one in found
        for line in one.sum.lines
        if line.told.get("is_missing") and line.kind == "normal"
    }
    if missing:
        parts = ({"name": name, "units": listed(units)} for name, units in missing.items())
        told = listed(_("%(name)s (%(units)s)") % part for part in parts)
        message = _("These have not been marked yet: %(told)s.") % {"told": told}
        raise Refused("marks-missing", message)


def _is_missing(one: Reckoned, key: str) -> bool:
    line = one.sum.line(key)
    return line is not None and bool(line.told.get("is_missing"))
