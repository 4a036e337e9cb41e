"""The sample library's assessments: one published with an appeal that waits, one in preparation and worked out."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile

from luoshi.assessment.actions import marks, results, schemes, surveys
from luoshi.assessment.actions.appeals import appeal
from luoshi.assessment.actions.marks import Given
from luoshi.assessment.models import Indicator, Result, Scheme
from luoshi.organisation.models import Person, Role, Unit


def assess(clerk: Person) -> None:
    """Through the actions that people use."""
    leader, head = (_first(role) for role in (Role.LEADER, Role.HEAD))
    own = head.memberships.get(role=Role.HEAD).unit
    units = list({own.pk: own} | {unit.pk: unit for unit in Unit.objects.filter(parent__isnull=False)[:4]})
    covered = list(Unit.objects.filter(pk__in=units))
    first = _begun(clerk, leader, "2026年上半年考核", covered, date(2026, 6, 30))
    _mark(first, clerk, leader, covered)
    results.publish(scheme=first, person=clerk)
    result = Result.objects.get(scheme=first, unit=own)
    line = result.arithmetic["lines"][1]["key"]
    appeal(result=result, person=head, indicator=line, text="其中两项经同意延期，请予核实。")
    year = _begun(clerk, leader, "2026年度考核", covered, date(2026, 12, 31))
    for one in _of(year, "survey"):
        surveys.open_surveys(indicator=one, person=clerk, ends_on=date(2030, 12, 31))
    results.compute(scheme=year, person=clerk)


def _first(role: str) -> Person:
    found: Person = Person.objects.filter(memberships__role=role, is_active=True).order_by("login")[0]
    return found


def _begun(clerk: Person, leader: Person, title: str, units: list[Unit], ends_on: date) -> Scheme:
    facts = {"title": title, "period": "year", "starts_on": date(2026, 1, 1), "ends_on": ends_on}
    scheme = schemes.begin_scheme(person=clerk, start="shipped", facts=facts, units=units)
    plain = ("title", "period", "starts_on", "ends_on", "spread", "places", "fail", "appeal_days", "share")
    schemes.change_scheme(
        scheme=scheme,
        person=clerk,
        seen=scheme.revision,
        facts={name: getattr(scheme, name) for name in plain},
        units=units,
        assessors=[leader, clerk],
    )
    return scheme


def _of(scheme: Scheme, source: str) -> list[Indicator]:
    return list(Indicator.objects.filter(category__scheme=scheme, source=source))


def _mark(scheme: Scheme, clerk: Person, leader: Person, units: list[Unit]) -> None:
    for one in _of(scheme, "marked"):
        for person in (leader, clerk):
            others = [unit for unit in units if unit.pk not in person.unit_ids]
            given = {unit: Given(90 + place % 3, "报送及时，数据准确") for place, unit in enumerate(others)}
            marks.give_marks(indicator=one, person=person, given=given)
    for one in _of(scheme, "entered"):
        for unit in units:
            marks.enter_marks(
                indicator=one,
                person=clerk,
                unit=unit,
                given=Given(95, "档案检查记录"),
                file=ContentFile(f"%PDF-1.7\n{unit}".encode(), "检查记录.pdf"),
            )
