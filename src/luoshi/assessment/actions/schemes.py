"""Schemes: begun from the shipped one, from an earlier one or empty, and changed until they are published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import changing, held, refuse_published
from luoshi.assessment.drawn import Drawn, drawn_of, lay_out, shipped
from luoshi.assessment.models import Assessor, Covered, Grade, Scheme
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Person, Unit

SHIPPED, EMPTY = "shipped", "empty"
CARRIED = ("spread", "places", "fail", "appeal_days", "share", "commitment_id")


def begin_scheme(
    *, person: Person, start: Scheme | str, facts: dict[str, Any], units: Iterable[Unit] = ()
) -> Scheme:
    """A new one in preparation; `start` is an earlier scheme, "shipped" or "empty".

    facts: title, period, starts_on, ends_on. From an earlier scheme come its assessors too, and those of its units that
    still stand, where none are named.
    """
    require(person, "assessment.keep")
    with transaction.atomic():
        owner = {"organisation_id": person.organisation_id, "made_by": person}
        carried = {name: getattr(start, name) for name in CARRIED} if isinstance(start, Scheme) else {}
        scheme: Scheme = Scheme.objects.create(**owner, **carried, **facts)
        lay_out(scheme, _drawn(start))
        chosen = list(units)
        if isinstance(start, Scheme):
            chosen = chosen or [
                one.unit for one in start.covered.select_related("unit") if not one.unit.closed_on
            ]
            _set_assessors(scheme, [one.person for one in start.assessors.select_related("person")])
        _cover(scheme, chosen)
        record(actor=person, verb="scheme-begun", row=scheme)
    return scheme


def _drawn(start: Scheme | str) -> Drawn:
    if isinstance(start, Scheme):
        return drawn_of(start)
    is_chinese = (get_language() or "").startswith("zh")
    return shipped("zh" if is_chinese else "en") if start == SHIPPED else Drawn()


def _cover(scheme: Scheme, units: Iterable[Unit]) -> None:
    scheme.covered.all().delete()
    owner = {"organisation_id": scheme.organisation_id, "scheme": scheme}
    Covered.objects.bulk_create(Covered(unit=unit, **owner) for unit in units)


def _set_assessors(scheme: Scheme, people: Iterable[Person]) -> None:
    scheme.assessors.all().delete()
    owner = {"organisation_id": scheme.organisation_id, "scheme": scheme}
    Assessor.objects.bulk_create(Assessor(person=one, **owner) for one in people)


def change_scheme(  # noqa: PLR0913 (by name, all of them)
    *,
    scheme: Scheme,
    person: Person,
    seen: int,
    facts: dict[str, Any],
    units: Iterable[Unit],
    assessors: Iterable[Person],
) -> None:
    """Its facts, whom it covers and who marks. Refused: scheme-published, period-backwards; Conflict where changed."""
    if facts["ends_on"] < facts["starts_on"]:
        raise Refused("period-backwards", _("The period ends before it begins."))
    told = {f"scheme_{name}": change for name, change in changes(scheme, **facts).items()}
    with changing(scheme, person, "scheme-changed", seen=seen, **told) as row:
        for name, value in facts.items():
            setattr(row, name, value)
        _cover(row, units)
        _set_assessors(row, assessors)


def set_grades(*, scheme: Scheme, person: Person, seen: int, grades: Iterable[dict[str, Any]]) -> None:
    """All grades anew: {name, least, most}. Refused: scheme-published; Conflict where changed."""
    with changing(scheme, person, "grades-set", seen=seen) as row:
        row.grades.all().delete()
        owner = {"organisation_id": row.organisation_id, "scheme": row}
        Grade.objects.bulk_create(Grade(**owner, **facts) for facts in grades)


def remove_scheme(*, scheme: Scheme, person: Person) -> None:
    """One in preparation, with all that was marked for it. Refused: scheme-published."""
    require(person, "assessment.keep", scheme)
    with transaction.atomic():
        row = held(scheme)
        refuse_published(row)
        record(actor=person, verb="scheme-removed", row=row)
        row.delete()


def take_drawn(*, scheme: Scheme, person: Person, seen: int, drawn: Drawn) -> None:
    """Categories and indicators as a sheet has them, in the place of the present ones; grades stay."""
    with changing(scheme, person, "scheme-taken-in", seen=seen) as row:
        row.categories.all().delete()
        lay_out(row, Drawn(drawn.categories))
