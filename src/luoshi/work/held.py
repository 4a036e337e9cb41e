"""A task as it stands, safe from whoever else would change it until the transaction ends."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Conflict
from luoshi.plans.models import Plan
from luoshi.work.models import Task


def held(key: UUID) -> Task:
    """Publishing holds the plan's row, so that whoever changes a task of the plan holds it too.

    Raises Conflict where publishing has meanwhile dropped the task.
    """
    plan = Task.objects.filter(pk=key).order_by().values("plan")
    Plan.objects.select_for_update(no_key=True).filter(pk__in=plan).first()
    row = Task.objects.select_for_update(no_key=True).filter(pk=key).first()
    if row is None:
        raise Conflict(
            "task-dropped", _("Publishing has dropped this task meanwhile. Look at the plan as it stands.")
        )
    return row
