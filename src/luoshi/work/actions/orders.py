"""Work given without a plan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.asks import ask_of
from luoshi.work.actions.evidence import keep_file
from luoshi.work.due import refuse_past
from luoshi.work.models import Answer, Order, Part, Task
from luoshi.work.records import Record


def give_order(  # noqa: PLR0913 (by name, all of them)
    *,
    person: Person,
    title: str,
    due_on: date,
    units: Collection[Unit],
    text: str = "",
    file: File[bytes] | None = None,
) -> Task:
    """One task for one or many units, each answering for itself, with a file to be read where one is given.

    Refused: nobody-asked, due-before-today, and where the file is none to be taken.
    """
    require(person, "work.order")
    return place_order(person=person, title=title, due_on=due_on, units=units, text=text, file=file)


def place_order(  # noqa: PLR0913 (by name, all of them)
    *,
    person: Person,
    title: str,
    due_on: date,
    units: Collection[Unit],
    text: str = "",
    file: File[bytes] | None = None,
    origin: Record | None = None,
) -> Task:
    """As `give_order`, for an action that has asked its own permission; `origin` is what it comes from.

    Refused as that is.
    """
    today = timezone.localdate()
    if not units:
        raise Refused("nobody-asked", _("Choose at least one unit."))
    refuse_past(due_on)
    owner = {"organisation_id": person.organisation_id}
    with transaction.atomic():
        from_ = {"origin": origin.title[:200], "origin_url": origin.url} if origin else {}
        kept = keep_file(file, person) if file else None
        order = Order.objects.create(**owner, title=title, text=text, given_by=person, file=kept, **from_)
        dates = {"period_start": today, "period_end": due_on, "planned_on": due_on, "due_on": due_on}
        task = Task.objects.create(**owner, order=order, title=title, touched_at=timezone.now(), **dates)
        part = Part.LEAD if len(units) == 1 else Part.EACH
        Answer.objects.bulk_create(
            Answer(**owner, task=task, unit=unit, part=part, due_on=due_on, ask=ask_of(title))
            for unit in units
        )
        record(actor=person, verb="order-given", row=task, units=[unit.name for unit in units])
    return task
