"""What of this room can be found: commitments, tasks, orders, evidence and chasers."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Beside, Findable, SearchKind
from luoshi.plans.models import Commitment, CommitmentState
from luoshi.work.models import Answer, Chaser, Evidence, Reply, Task, TaskState


def _commitments() -> QuerySet[Commitment]:
    left_out = Q(state=CommitmentState.DISMISSED) | Q(merged_into__isnull=False)
    return Commitment.objects.exclude(left_out).select_related("plan", "measure")


def _commitment(row: Commitment) -> Findable:
    place = reverse("commitment", args=[row.pk])
    return Findable(row.title, place, row.quote, row.plan.title, row.due_on, [row.unit_id])


def _tasks() -> QuerySet[Task]:
    rows = Task.objects.filter(commitment__isnull=False).exclude(state=TaskState.SUPERSEDED)
    return rows.select_related("plan").prefetch_related("answers")


def _task(row: Task) -> Findable:
    note = row.plan.title if row.plan else ""
    place = reverse("task", args=[row.pk])
    return Findable(row.title, place, note=note, day=row.due_on, units=_units(row))


def _orders() -> QuerySet[Task]:
    return Task.objects.filter(order__isnull=False).select_related("order").prefetch_related("answers")


def _order(row: Task) -> Findable:
    text, note = (row.order.text, row.order.origin) if row.order else ("", "")
    return Findable(row.title, reverse("task", args=[row.pk]), text, note, row.due_on, _units(row))


def _units(task: Task) -> list[UUID | None]:
    return [answer.unit_id for answer in task.answers.all()]


def _pieces() -> QuerySet[Evidence]:
    return Evidence.objects.all()


def _piece(row: Evidence) -> Findable:
    return Findable(
        row.title, reverse("piece", args=[row.pk]), row.note, day=row.happened_on, units=[row.unit_id]
    )


def _chasers() -> QuerySet[Chaser]:
    return Chaser.objects.prefetch_related("replies")


def _chaser(row: Chaser) -> Findable:
    units = [reply.unit_id for reply in row.replies.all()]
    return Findable(row.name, row.get_absolute_url(), row.text, day=row.reply_by, units=units)


OF_TASK = frozenset({"title", "due_on"})
UNITS = Beside(Answer, "task_id", frozenset({"unit"}))
KINDS = (
    SearchKind(
        code="commitment",
        label=_("Commitments"),
        icon="checklist",
        model=Commitment,
        permission="plans.see",
        fields=frozenset({"title", "quote", "due_on", "unit", "state", "merged_into"}),
        rows=_commitments,
        read=_commitment,
    ),
    SearchKind(
        code="task",
        label=_("Tasks"),
        icon="list-check",
        model=Task,
        permission="work.see",
        fields=OF_TASK,
        rows=_tasks,
        read=_task,
        beside=(UNITS,),
    ),
    SearchKind(
        code="order",
        label=_("Orders"),
        icon="send",
        model=Task,
        permission="work.see",
        fields=OF_TASK,
        rows=_orders,
        read=_order,
        beside=(UNITS,),
    ),
    SearchKind(
        code="evidence",
        label=_("Evidence"),
        icon="paperclip",
        model=Evidence,
        permission="work.see_evidence",
        fields=frozenset({"title", "note", "unit", "happened_on"}),
        rows=_pieces,
        read=_piece,
    ),
    SearchKind(
        code="chaser",
        label=_("Chasers"),
        icon="bell",
        model=Chaser,
        permission="work.see",
        fields=frozenset({"name", "text", "reply_by"}),
        rows=_chasers,
        read=_chaser,
        beside=(Beside(Reply, "chaser_id", frozenset({"unit"})),),
    ),
)
