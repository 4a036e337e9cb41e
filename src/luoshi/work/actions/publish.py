"""Publishing a plan's year, and re-publishing it after the plan or the calendar changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan, PlanState
from luoshi.work.models import Answer, Task, TaskState
from luoshi.work.year.drafts import Draft
from luoshi.work.year.proposal import Proposal, propose


def publish_plan(*, plan: Plan, person: Person, seen: str) -> Proposal:
    """Write what the person saw in the preview (`seen` is its fingerprint), all of it or nothing.

    Raises Conflict where plan, calendar or tasks changed since the preview. Touched tasks stay as they are.
    """
    require(person, "work.publish", plan)
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
        proposal = propose(plan)
        if proposal.fingerprint != seen:
            raise Conflict("preview-outdated", _("The plan has changed since this preview. Here is the new one."))
        _write(proposal)
        plan.state, plan.published_at = PlanState.PUBLISHED, timezone.now()
        plan.save(update_fields=["state", "published_at"])
        record(
            actor=person,
            verb="plan-published",
            row=plan,
            parent=plan.pk,
            made=len(proposal.made),
            moved=len(proposal.moved),
            dropped=len(proposal.dropped),
            kept=len(proposal.kept),
        )
    return proposal


def _write(proposal: Proposal) -> None:
    gone = [task.pk for task in proposal.dropped] + [task.pk for task, _draft in proposal.moved]
    Answer.objects.filter(task__in=gone).delete()
    Task.objects.filter(pk__in=[task.pk for task in proposal.dropped]).delete()
    tasks = [(_task(proposal.plan, draft), draft) for draft in proposal.made]
    Task.objects.bulk_create([task for task, _draft in tasks], batch_size=500)
    moved = [(_redraw(task, draft), draft) for task, draft in proposal.moved]
    Task.objects.bulk_update([task for task, _draft in moved], FACTS, batch_size=200)
    answers = [answer for task, draft in [*tasks, *moved] for answer in _answers(task, draft)]
    Answer.objects.bulk_create(answers, batch_size=500)


def _task(plan: Plan, draft: Draft) -> Task:
    return Task(
        organisation_id=plan.organisation_id,
        plan=plan,
        commitment=draft.commitment,
        period_start=draft.period.start,
        **_facts(draft),
    )


def _redraw(task: Task, draft: Draft) -> Task:
    for name, value in _facts(draft).items():
        setattr(task, name, value)
    return task


FACTS = (
    *("title", "state", "period_end", "planned_on", "due_on"),
    *("target", "target_op", "target_max", "target_unit", "changed_at"),
)


def _facts(draft: Draft) -> dict[str, Any]:
    period = draft.period
    return {
        "title": draft.commitment.title,
        "state": TaskState.PLANNED,
        "period_end": period.end,
        "planned_on": draft.due_on,
        "due_on": draft.due_on,
        "target": period.target,
        "target_op": period.target_op,
        "target_max": period.target_max,
        "target_unit": period.unit,
        "changed_at": timezone.now(),
    }


def _answers(task: Task, draft: Draft) -> list[Answer]:
    return [
        Answer(organisation_id=task.organisation_id, task=task, unit=unit, part=part, due_on=draft.due_on)
        for unit, part in draft.answers
    ]
