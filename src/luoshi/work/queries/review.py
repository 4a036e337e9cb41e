"""What waits for someone's word: answers to be looked at, requests to be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Person, Unit
from luoshi.organisation.rules import is_office
from luoshi.plans.models import Reviewer
from luoshi.work.models import Answer, Request, RequestState
from luoshi.work.queries.answers import what_may
from luoshi.work.queries.lines import Line, lines_of
from luoshi.work.rules import is_leader

MOST = 200
TITLES = {
    Reviewer.HEAD: _("Of my unit"),
    Reviewer.OFFICE: _("For the office"),
    Reviewer.LEADER: _("For a leader"),
}


@dataclass(slots=True)
class Stage:
    """What waits in one of the places where it is looked at."""

    reviewer: Reviewer
    title: Any
    lines: list[Line] = field(default_factory=list)


def to_review(person: Person, unit: Unit | None = None) -> list[Line]:
    """What waits for this person's yes or no, the longest waiting first; one query."""
    return _acceptable(lines_of(waiting(person, unit)), person, MOST)


def first_to_review(person: Person, most: int) -> tuple[list[Line], int]:
    """The longest waiting of them, and how many there are in all; one query."""
    rows = waiting(person)
    in_all = rows.order_by().values("organisation").annotate(n=Count("pk")).values("n")
    lines = _acceptable(lines_of(rows).annotate(in_all=Subquery(in_all)), person, most)
    first: Any = lines[0].answer if lines else None
    return lines, first.in_all if first else 0


def _acceptable(rows: QuerySet[Answer], person: Person, most: int) -> list[Line]:
    lines = (Line(answer, what_may(answer, person)) for answer in rows.order_by("submitted_at", "pk")[:most])
    return [line for line in lines if "accept" in line.may]


def waiting(person: Person, unit: Unit | None = None) -> QuerySet[Answer]:
    """The answers that wait for this person's yes or no: `rules.reviews_here` and `is_own_work`, as a query."""
    waits = Q(reviewer=Reviewer.HEAD, unit__in=person.headed_unit_ids)
    if is_office(person, person):
        waits |= Q(reviewer=Reviewer.OFFICE)
    if is_leader(person, person):
        waits |= Q(reviewer=Reviewer.LEADER)
    own = Q()
    for field_ in ("submitted_by", "entered_by", "person"):
        own |= Q(**{f"{field_}__in": person.acts_for})
    rows = Answer.objects.filter(waits).exclude(reviewer="").exclude(own)
    return rows.filter(unit=unit) if unit else rows


def stages(lines: Sequence[Line]) -> list[Stage]:
    """The lines by where they wait, on their way from the unit to the leaders."""
    found = {reviewer: Stage(reviewer, title) for reviewer, title in TITLES.items()}
    for line in lines:
        found[Reviewer(line.answer.reviewer)].lines.append(line)
    return [stage for stage in found.values() if stage.lines]


def to_decide(person: Person, unit: Unit | None = None) -> list[Request]:
    """What units ask of the office; one query where the person is of the office."""
    if not is_office(person, person):
        return []
    rows = Request.objects.filter(state=RequestState.WAITING).exclude(by__in=person.acts_for)
    rows = rows.filter(answer__unit=unit) if unit else rows
    return list(rows.select_related("by", "answer__task", "answer__unit")[:MOST])
