"""How the tasks that would be differ from those that are: shown before anything is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from luoshi.organisation.calendars import calendar_of, words_of
from luoshi.organisation.models import Organisation, Unit
from luoshi.plans.models import Commitment, Plan
from luoshi.work.models import Task, TaskState
from luoshi.work.year.drafts import Draft, Left, Setting, drafts_of

Answers = frozenset[tuple[UUID | None, str]]


@dataclass(slots=True)
class Proposal:
    """The difference that publishing would make.

    `kept` are touched tasks that the rule would now lay out differently or drop: they stay as people left them.
    """

    plan: Plan
    made: list[Draft] = field(default_factory=list)
    moved: list[tuple[Task, Draft]] = field(default_factory=list)
    dropped: list[Task] = field(default_factory=list)
    kept: list[Task] = field(default_factory=list)
    same: int = 0
    left: list[Left] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.made or self.moved or self.dropped)

    @property
    def fingerprint(self) -> str:
        """Changes when what was previewed is no longer what would be written."""
        parts = [
            *(f"+{_words(draft)}" for draft in self.made),
            *(f"~{task.pk}{_words(draft)}" for task, draft in self.moved),
            *(f"-{task.pk}" for task in self.dropped),
        ]
        return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:32]

    def per_unit_and_month(self) -> dict[Unit | None, Counter[int]]:
        """How many answers the new tasks ask of each unit in each month (1–12 by due date)."""
        counts: dict[Unit | None, Counter[int]] = {}
        for draft in [*self.made, *(draft for _task, draft in self.moved)]:
            for unit, _part in draft.answers:
                counts.setdefault(unit, Counter())[draft.due_on.month] += 1
        return counts


def propose(plan: Plan) -> Proposal:
    """Compare the plan's year as it would be laid out now with its tasks."""
    organisation = Organisation.objects.get(pk=plan.organisation_id)
    setting = Setting(calendar_of(organisation), words_of(organisation), list(Unit.objects.all()))
    commitments = (
        Commitment.objects.filter(plan=plan, state__in=Commitment.SCHEDULED)
        .select_related("unit", "plan")
        .prefetch_related("supports__unit")
    )
    drafts, left = drafts_of(plan, list(commitments), setting)
    tasks = Task.objects.filter(plan=plan).exclude(state=TaskState.SUPERSEDED).prefetch_related("answers")
    return compare(plan, drafts, list(tasks), left)


def compare(plan: Plan, drafts: Iterable[Draft], tasks: Sequence[Task], left: list[Left]) -> Proposal:
    """Pair drafts and tasks by commitment and start of period."""
    proposal = Proposal(plan, left=left)
    before: dict[tuple[UUID, date], Task] = {(task.commitment_id, task.period_start): task for task in tasks}
    for draft in drafts:
        task = before.pop(draft.key, None)
        if task is None:
            proposal.made.append(draft)
        elif _is_same(task, draft):
            proposal.same += 1
        elif task.touched_at is None:
            proposal.moved.append((task, draft))
        else:
            proposal.kept.append(task)
    for task in before.values():
        (proposal.dropped if task.touched_at is None else proposal.kept).append(task)
    return proposal


def _is_same(task: Task, draft: Draft) -> bool:
    period = draft.period
    return (
        task.title == draft.commitment.title
        and task.state != TaskState.PAUSED
        and (task.period_end, task.planned_on) == (period.end, draft.due_on)
        and (task.target, task.target_op, task.target_unit) == (period.target, period.target_op, period.unit)
        and task.target_max == period.target_max
        and frozenset((answer.unit_id, answer.part) for answer in task.answers.all()) == _answers_of_draft(draft)
    )


def _answers_of_draft(draft: Draft) -> Answers:
    return frozenset((unit.pk if unit else None, part.value) for unit, part in draft.answers)


def _words(draft: Draft) -> str:
    answers = sorted((str(unit), part) for unit, part in _answers_of_draft(draft))
    return f"{draft.key}{draft.period}{draft.commitment.title}{answers}"
