"""Words about a task, and what leaders instruct."""

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


def instruct(*, task: Task, person: Person, text: str) -> Remark:
    """A leader's word on how to go on: it stands on top of the task, and the units that owe it are told."""
    require(person, "work.instruct", task)
    with transaction.atomic():
        owner = {"organisation_id": task.organisation_id, "task": task, "by": person}
        row = Remark.objects.create(**owner, text=text, is_instruction=True)
        record(actor=person, verb="instructed", row=task, parent=task.plan_id, note=text[:400])
    return row
