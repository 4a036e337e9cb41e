"""Publishing a plan's year, and re-publishing it after the plan or the calendar changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan, PlanState
from luoshi.work.models import Answer, Occurrence, Publication, Task, TaskState
from luoshi.work.year.dates import Dates
from luoshi.work.year.drafts import Draft
from luoshi.work.year.proposal import Proposal, exact, propose


def publish_plan(*, plan: Plan, person: Person, seen: str, dates: Dates = Dates.KEEP) -> Proposal:
    """Write what the person saw in the preview (`seen` is its fingerprint), all of it or nothing.

    Raises Conflict where plan, calendar or tasks changed since the preview. Touched tasks stay as they are.
    """
    require(person, "work.publish", plan)
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
        proposal = propose(plan, dates)
        if proposal.fingerprint != seen:
            raise Conflict(
                "preview-outdated", _("The plan has changed since this preview. Here is the new one.")
            )
        _write(proposal, person)
        plan.state, plan.published_at = PlanState.PUBLISHED, timezone.now()
        plan.save(update_fields=["state", "published_at"])
        laid_out = {"organisation_id": plan.organisation_id, "by": person, "inputs": proposal.inputs}
        Publication.objects.update_or_create(plan=plan, defaults=laid_out)
        _tell(proposal, person)
    return proposal


def _tell(proposal: Proposal, person: Person) -> None:
    record(
        actor=person,
        verb="plan-published",
        row=proposal.plan,
        parent=proposal.plan.pk,
        made=len(proposal.made),
        moved=len(proposal.moved),
        dropped=len(proposal.dropped),
        kept=len(proposal.kept),
    )


def _write(proposal: Proposal, person: Person) -> None:
    touched = (*proposal.dropped, *proposal.resumed, *(task for task, _draft in proposal.moved))
    rows = Task.objects.in_bulk([task.pk for task in touched])
    _drop([rows[task.pk] for task in proposal.dropped], person)
    _resume([rows[task.pk] for task in proposal.resumed], person)
    make_tasks(proposal.plan, proposal.made)
    moved = [(_redraw(rows[task.pk], draft, person), draft) for task, draft in proposal.moved]
    Task.objects.bulk_update([task for task, _draft in moved], FACTS, batch_size=200)
    Answer.objects.filter(task__in=[task.pk for task, _draft in moved]).delete()
    _ask(moved)


def make_tasks(plan: Plan, drafts: Iterable[Draft], occurrence: Occurrence | None = None) -> list[Task]:
    """A task for each draft, with the answers that it asks for; `occurrence` is the event that they come of."""
    pairs = [(_task(plan, draft, occurrence), draft) for draft in drafts]
    tasks = [task for task, _draft in pairs]
    Task.objects.bulk_create(tasks, batch_size=500)
    _ask(pairs)
    return tasks


def _ask(tasks: Iterable[tuple[Task, Draft]]) -> None:
    answers = [answer for task, draft in tasks for answer in _answers(task, draft)]
    Answer.objects.bulk_create(answers, batch_size=500)


def _drop(tasks: Iterable[Task], person: Person) -> None:
    for task in tasks:
        record(actor=person, verb="task-dropped", row=task, day=str(task.due_on))
    Task.objects.filter(pk__in=[task.pk for task in tasks]).delete()


def _resume(tasks: Iterable[Task], person: Person) -> None:
    """Work that someone had begun is owed again, on the date that was agreed."""
    keys = [task.pk for task in tasks]
    Task.objects.filter(pk__in=keys).update(state=TaskState.OPEN, changed_at=timezone.now())
    Answer.objects.filter(task__in=keys, state=TaskState.PAUSED).update(state=TaskState.OPEN)
    for task in tasks:
        record(actor=person, verb="task-resumed", row=task)


def _task(plan: Plan, draft: Draft, occurrence: Occurrence | None) -> Task:
    return Task(
        organisation_id=plan.organisation_id,
        plan=plan,
        commitment=draft.commitment,
        occurrence=occurrence,
        period_start=draft.period.start,
        **_facts(draft),
    )


def _redraw(task: Task, draft: Draft, person: Person) -> Task:
    facts = _facts(draft)
    told = {name: facts[name] for name in ("title", "due_on", "target") if facts[name] is not None}
    record(actor=person, verb="task-moved", row=task, **changes(task, **told))
    for name, value in facts.items():
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
        "planned_on": draft.planned_on,
        "due_on": draft.due_on,
        "target": exact(period.target),
        "target_op": period.target_op,
        "target_max": exact(period.target_max),
        "target_unit": period.unit,
        "changed_at": timezone.now(),
    }


def _answers(task: Task, draft: Draft) -> list[Answer]:
    ask = draft.commitment.asks
    return [
        Answer(
            organisation_id=task.organisation_id,
            task=task,
            unit=unit,
            part=part,
            due_on=draft.due_on,
            ask=ask,
        )
        for unit, part in draft.answers
    ]
