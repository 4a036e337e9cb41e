"""Words about a task."""

from __future__ import annotations

from django.db import transaction

from luoshi.foundation.lookup import require
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.work.models import Remark, Task


def remark(*, task: Task, person: Person, text: str) -> Remark:
    """Say something that everyone who has to do with the task reads."""
    require(person, "work.remark", task)
    with transaction.atomic():
        row = Remark.objects.create(organisation_id=task.organisation_id, task=task, by=person, text=text)
        record(actor=person, verb="remarked", row=task, parent=task.plan_id, note=text[:400])
    return row
