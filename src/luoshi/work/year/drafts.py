"""What the tasks of a plan would be, computed from its commitments and the calendar alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.shares import each_of, fans_out
from luoshi.schedule.period import Period
from luoshi.work.models import Part
from luoshi.work.year.setting import Setting

SERVED = "served"

Supports = Mapping[UUID, Sequence[UUID]]
"""The units that a commitment lists beside the one that leads, in the order of the tree."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One task that would be, with the units that answer for it; a unit is None while nobody is named.

    `planned_on` is what the rule says, `due_on` what is asked for: the same unless the load is levelled.
    """

    commitment: Commitment
    period: Period
    planned_on: date
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


def drafts_of(
    plan: Plan, commitments: Sequence[Commitment], supports: Supports, setting: Setting
) -> tuple[list[Draft], list[Left]]:
    """All tasks of the plan's year, and what gives none; commitments that are not confirmed are passed over."""
    drafts: list[Draft] = []
    left: list[Left] = []
    for commitment in commitments:
        if commitment.state not in Commitment.SCHEDULED:
            continue
        periods = setting.outlook.periods(plan, commitment)
        if not periods:
            left.append(Left(commitment, None, commitment.kind))
        asked = _asked(commitment, supports.get(commitment.pk, ()), setting)
        for period in periods:
            if commitment.is_served(period.planned_on or period.end):
                left.append(Left(commitment, period, SERVED))
            elif period.planned_on is None:
                left.append(Left(commitment, period, period.note))
            else:
                drafts.append(_draft(commitment, period, period.planned_on, asked))
    return drafts, left


def _draft(commitment: Commitment, period: Period, day: date, asked: dict[Unit, Part]) -> Draft:
    return Draft(commitment, period, day, day, tuple(_answers(asked, day)))


def answers_on(
    commitment: Commitment, supports: Sequence[UUID], setting: Setting, day: date
) -> tuple[tuple[Unit | None, Part], ...]:
    """Who answers for what the commitment asks for by a day."""
    return tuple(_answers(_asked(commitment, supports, setting), day))


def _answers(asked: dict[Unit, Part], day: date) -> Iterator[tuple[Unit | None, Part]]:
    """Who answers in which part; a unit that is dissolved by `day` is out, and someone must always be asked."""
    there = {unit: part for unit, part in asked.items() if unit.open_on(day)}
    if Part.LEAD not in there.values() and Part.EACH not in there.values():
        yield None, Part.LEAD
    yield from there.items()


def _asked(commitment: Commitment, supports: Sequence[UUID], setting: Setting) -> dict[Unit, Part]:
    """Each unit for itself, the listed ones where the plan lists them; or one that leads and those that support."""
    leader = setting.by_key[commitment.unit_id] if commitment.unit_id else None
    lead = {leader: Part.LEAD} if leader else {}
    listed = [setting.by_key[unit] for unit in supports]
    if not fans_out(commitment):
        return lead | {unit: Part.SUPPORT for unit in listed if unit not in lead}
    if listed:
        return lead | dict.fromkeys(listed, Part.EACH)
    return dict.fromkeys(each_of(leader, setting.units), Part.EACH)
