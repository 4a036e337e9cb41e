"""What the tasks of a plan would be, computed from its commitments and the calendar alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.scheduling import promise_of
from luoshi.schedule.calendar import Calendar
from luoshi.schedule.layout import lay_out
from luoshi.schedule.period import Period
from luoshi.schedule.words import DateWords
from luoshi.work.models import Part


@dataclass(frozen=True, slots=True)
class Draft:
    """One task that would be, with the units that answer for it; a unit is None while nobody is named."""

    commitment: Commitment
    period: Period
    due_on: date
    answers: tuple[tuple[Unit | None, Part], ...]

    @property
    def key(self) -> tuple[UUID, date]:
        return self.commitment.pk, self.period.start


@dataclass(frozen=True, slots=True)
class Left:
    """A period or a whole commitment that gives no task, and why (a note of the schedule, or its kind)."""

    commitment: Commitment
    period: Period | None
    note: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the year is laid out in."""

    calendar: Calendar
    words: DateWords
    units: Sequence[Unit]


def drafts_of(plan: Plan, commitments: Sequence[Commitment], setting: Setting) -> tuple[list[Draft], list[Left]]:
    """All tasks of the plan's year, and what gives none.

    `commitments` come with `unit` and `supports` loaded; those that are not confirmed are passed over.
    """
    drafts: list[Draft] = []
    left: list[Left] = []
    for commitment in commitments:
        if commitment.state not in Commitment.SCHEDULED:
            continue
        periods = _periods(plan, commitment, setting)
        if not periods:
            left.append(Left(commitment, None, commitment.kind))
        for period in periods:
            draft = _draft(commitment, period, setting.units)
            if draft:
                drafts.append(draft)
            else:
                left.append(Left(commitment, period, period.note))
    return drafts, left


def _periods(plan: Plan, commitment: Commitment, setting: Setting) -> list[Period]:
    return lay_out(
        promise_of(commitment),
        plan.year,
        setting.calendar,
        setting.words,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        issued_on=plan.issued_on,
    )


def _draft(commitment: Commitment, period: Period, units: Sequence[Unit]) -> Draft | None:
    if period.planned_on is None:
        return None
    answers = tuple(_answers(commitment, units, period.planned_on))
    return Draft(commitment, period, period.planned_on, answers)


def _answers(commitment: Commitment, units: Sequence[Unit], day: date) -> Iterator[tuple[Unit | None, Part]]:
    if commitment.each_unit:
        each = [unit for unit in each_of(commitment.unit, units) if unit.open_on(day)]
        yield from ((unit, Part.EACH) for unit in each)
        if each:
            return
    lead = commitment.unit if commitment.unit and commitment.unit.open_on(day) else None
    yield lead, Part.LEAD
    for support in commitment.supports.all():
        if support.unit_id != commitment.unit_id and support.unit.open_on(day):
            yield support.unit, Part.SUPPORT


def each_of(unit: Unit | None, units: Sequence[Unit]) -> list[Unit]:
    """Who “each unit” means: the units below the named one, or all below the leadership where none is named."""
    below = [other for other in units if unit is not None and other.parent_id == unit.pk]
    return below or [other for other in units if other.parent_id is not None]
