"""What the office sets for a plan as a whole."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Person
from luoshi.plans.models import Doubt, Plan


def set_dates(*, plan: Plan, person: Person, issued_on: date | None, ends_on: date | None) -> None:
    """From when to when the plan asks for work. Tasks follow at the next publishing."""
    require(person, "plans.edit", plan)
    if issued_on and ends_on and ends_on < issued_on:
        raise Refused("ends-before-start", _("The plan would end before it was issued."))
    told = changes(plan, issued_on=issued_on, ends_on=ends_on)
    plan.issued_on, plan.ends_on = issued_on, ends_on
    with transaction.atomic():
        plan.save(update_fields=["issued_on", "ends_on"])
        record(actor=person, verb="plan-dates-set", row=plan, parent=plan.pk, **told)


def settle_doubt(*, doubt: Doubt, person: Person) -> UUID:
    """Someone has looked at what the reader could not place; nothing more is to be done. Returns the step."""
    require(person, "plans.edit", doubt)
    if doubt.is_settled:
        raise Refused("settled-already", _("This has been settled already."))
    doubt.is_settled, step = True, new_key()
    with transaction.atomic():
        doubt.save(update_fields=["is_settled"])
        record(
            actor=person,
            verb="doubt-settled",
            row=doubt.plan,
            parent=doubt.plan_id,
            code=doubt.code,
            doubt=str(doubt.pk),
            step=str(step),
        )
    return step
