"""Work that waits for an event: someone says that it happened, or will, and the dated task follows."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment, Plan, PromiseKind
from luoshi.plans.shares import fans_out
from luoshi.schedule.period import Period
from luoshi.schedule.promise import Op
from luoshi.work.actions.publish import make_tasks
from luoshi.work.models import Occurrence, Task
from luoshi.work.year.drafts import Draft, answers_on
from luoshi.work.year.proposal import supports_of
from luoshi.work.year.setting import Setting


def record_occurrence(  # noqa: PLR0913 (by name, all of them)
    *,
    commitment: Commitment,
    person: Person,
    happened_on: date,
    due_on: date,
    note: str,
    unit: Unit | None = None,
) -> Task:
    """The event on a day, and the task that it asks for; `unit` where it happened, if each unit answers for itself.

    Refused: not-on-event, unit-missing.
    """
    require(person, "work.record_occurrence", commitment)
    if commitment.kind != PromiseKind.ON_EVENT or commitment.state not in Commitment.SCHEDULED:
        raise Refused("not-on-event", _("This commitment waits for no event (any more)."))
    if fans_out(commitment) and unit is None:
        raise Refused("unit-missing", _("Say in which unit it happened."))
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(pk=commitment.plan_id)
        told = {"happened_on": happened_on, "note": note, "recorded_by": person}
        row = Occurrence.objects.create(organisation_id=plan.organisation_id, commitment=commitment, **told)
        draft = _draft(plan, commitment, happened_on, due_on, unit)
        (task,) = make_tasks(plan, [draft], row)
        record(
            actor=person,
            verb="occurrence-recorded",
            row=task,
            parent=plan.pk,
            note=note,
            day=str(happened_on),
        )
    return task


def take_back_occurrence(*, occurrence: Occurrence, person: Person) -> None:
    """It did not happen: its task goes, as long as nobody has touched it. Refused: work-begun."""
    require(person, "work.record_occurrence", occurrence.commitment)
    with transaction.atomic():
        plan = occurrence.commitment.plan_id
        Plan.objects.select_for_update(no_key=True).get(pk=plan)
        if occurrence.tasks.filter(touched_at__isnull=False).exists():
            raise Refused("work-begun", _("Work on it has begun. Waive its task instead."))
        record(actor=person, verb="occurrence-taken-back", row=occurrence, parent=plan)
        occurrence.delete()


def _draft(plan: Plan, commitment: Commitment, day: date, due_on: date, unit: Unit | None) -> Draft:
    """What is asked counts once, if the plan names no number."""
    op = cast(Op, commitment.times_op or ">=")
    value = 1 if commitment.times_value is None else float(commitment.times_value)
    most = None if commitment.times_max is None else float(commitment.times_max)
    start, end = min(day, due_on), max(day, due_on)
    period = Period(start, end, due_on, value, op, commitment.times_unit, "", most, True)
    setting = Setting.of(plan.organisation_id)
    supports = supports_of(plan, commitment).get(commitment.pk, ())
    answers = answers_on(commitment, supports, setting, max(due_on, timezone.localdate()))
    if fans_out(commitment):
        answers = tuple((one, part) for one, part in answers if one == unit)
    return Draft(commitment, period, due_on, due_on, answers)
