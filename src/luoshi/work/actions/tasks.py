"""What people do with a task before it is answered."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Person
from luoshi.work.held import held
from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import IDLE


def agree_date(*, task: Task, person: Person, due_on: date, reason: str) -> None:
    """Set the date that people agreed on; what the rule said stays in `planned_on`.

    The task is touched from then on: re-planning leaves it as people want it. Refused: task-closed, same-date.
    Raises Conflict where publishing has meanwhile dropped the task.
    """
    require(person, "work.agree_date", task)
    with transaction.atomic():
        row = held(task.pk)
        if row.state in IDLE:
            raise Refused("task-closed", _("This task is closed; its date stays."))
        told = changes(row, due_on=due_on)
        if not told:
            raise Refused("same-date", _("The task is due on that day already. Choose another one."))
        row.due_on = due_on
        row.touched_at = row.changed_at = timezone.now()
        row.save(update_fields=["due_on", "touched_at", "changed_at"])
        Answer.objects.filter(task=row).exclude(state__in=IDLE).update(due_on=due_on)
        record(actor=person, verb="date-agreed", row=row, parent=row.plan_id, reason=reason.strip(), **told)
