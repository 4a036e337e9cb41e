"""Marks that assessors give, and what the office enters with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import held, refuse_published
from luoshi.assessment.faults import plain
from luoshi.assessment.models import Indicator, Kind, Mark, Source
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.work.actions.evidence import keep_file


@dataclass(frozen=True, slots=True)
class Given:
    """Marks with their reason; marks None where none are given (any more)."""

    marks: Decimal | None
    reason: str


def most_of(indicator: Indicator) -> Decimal:
    """The most marks that one may give: the full ones, or what a bonus or deduction may be."""
    return indicator.full if indicator.kind == Kind.NORMAL else indicator.cap or indicator.full


def give_marks(*, indicator: Indicator, person: Person, given: Mapping[Unit, Given]) -> None:
    """The person's own marks for units; nobody marks a unit that they work in.

    Refused: scheme-published, not-marked, own-unit, reason-missing, marks-out-of-range.
    """
    scheme = indicator.category.scheme
    require(person, "assessment.mark", scheme)
    _refuse_other(indicator, Source.MARKED)
    for unit, one in given.items():
        if unit.pk in person.unit_ids:
            raise Refused("own-unit", _("Nobody marks the unit that they work in."))
        _check(indicator, one)
    with transaction.atomic():
        refuse_published(held(scheme))
        _keep(indicator, person, given)
        record(actor=person, verb="units-marked", row=scheme, indicator=indicator.name, units=len(given))


def _refuse_other(indicator: Indicator, source: str) -> None:
    if indicator.source != source:
        raise Refused("not-marked", _("This comes from elsewhere; nobody is asked for it here."))


def _check(indicator: Indicator, one: Given) -> None:
    if one.marks is None:
        return
    most = most_of(indicator)
    if not 0 <= one.marks <= most:
        raise Refused("marks-out-of-range", _("Give from 0 to %(most)s marks.") % {"most": plain(most)})
    if not one.reason.strip():
        raise Refused("reason-missing", _("Give a reason, so that others can follow it later."))


def _keep(indicator: Indicator, person: Person, given: Mapping[Unit, Given], **more: Any) -> None:
    """In the place of what the person gave these units before; two queries."""
    Mark.objects.filter(indicator=indicator, unit__in=given, by=person).delete()
    owner = {"organisation_id": indicator.organisation_id, "indicator": indicator, "by": person}
    Mark.objects.bulk_create(
        Mark(unit=unit, marks=one.marks, reason=one.reason.strip(), **owner, **more)
        for unit, one in given.items()
        if one.marks is not None
    )


def enter_marks(
    *, indicator: Indicator, person: Person, unit: Unit, given: Given, file: File[bytes] | None
) -> None:
    """What a check or another body found, with the file that shows it; in the place of what was entered before.

    Refused: scheme-published, not-marked, reason-missing, marks-out-of-range, evidence-missing.
    """
    scheme = indicator.category.scheme
    require(person, "assessment.keep", scheme)
    _refuse_other(indicator, Source.ENTERED)
    _check(indicator, given)
    with transaction.atomic():
        refuse_published(held(scheme))
        before = Mark.objects.filter(indicator=indicator, unit=unit).first()
        if file is None and (before is None or before.evidence_id is None):
            raise Refused("evidence-missing", _("Add the file that shows it."))
        evidence = keep_file(file, person) if file is not None else before and before.evidence
        Mark.objects.filter(indicator=indicator, unit=unit).delete()
        _keep(indicator, person, {unit: given}, evidence=evidence)
        record(actor=person, verb="marks-entered", row=scheme, indicator=indicator.name, unit=unit.name)
