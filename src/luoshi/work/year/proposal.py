"""How the tasks that would be differ from those that are: shown before anything is written."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from uuid import UUID

from django.utils import timezone

from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment, Plan, Support
from luoshi.work.models import TaskState
from luoshi.work.year.before import Answers, Before, Existing, asked_before, tasks_before
from luoshi.work.year.dates import Dates, dated
from luoshi.work.year.drafts import Draft, Left, Supports, drafts_of
from luoshi.work.year.inputs import digest, version_of
from luoshi.work.year.setting import Setting

NOBODY_ASKED: Answers = frozenset()


@dataclass(slots=True)
class Proposal:
    """The difference that publishing would make.

    `kept` are touched tasks that the rule would now lay out differently or drop: they stay as people left them.
    `resumed` are touched tasks that rested while their commitment was not scheduled: they are owed again.
    `inputs` is the digest of what all this follows from. `unpublished` are the years whose holidays are not known yet.
    """

    plan: Plan
    made: list[Draft] = field(default_factory=list)
    moved: list[tuple[Existing, Draft]] = field(default_factory=list)
    dropped: list[Existing] = field(default_factory=list)
    kept: list[Existing] = field(default_factory=list)
    resumed: list[Existing] = field(default_factory=list)
    same: int = 0
    left: list[Left] = field(default_factory=list)
    inputs: str = ""
    unpublished: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.count)

    @property
    def count(self) -> int:
        """How many tasks would be made, replaced, dropped or taken up again."""
        return len(self.made) + len(self.moved) + len(self.dropped) + len(self.resumed)

    @property
    def is_outdated(self) -> bool:
        """Whether the tasks were laid out from something else; also where they would come out the same."""
        return hasattr(self.plan, "publication") and self.plan.publication.inputs != self.inputs

    @property
    def new(self) -> list[Draft]:
        """The drafts that would be written."""
        return [*self.made, *(draft for _task, draft in self.moved)]

    @property
    def fingerprint(self) -> str:
        """Changes when what was previewed is no longer what would be written."""
        parts = [
            *(f"+{_words(draft)}" for draft in self.made),
            *(f"~{task.pk}{_words(draft)}" for task, draft in self.moved),
            *(f"-{task.pk}" for task in self.dropped),
            *(f"!{task.pk}" for task in self.resumed),
        ]
        return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:32]

    def per_unit_and_month(self) -> dict[Unit | None, Counter[int]]:
        """How many answers the new tasks ask of each unit in each month (1–12 by due date, 0 in another year)."""
        counts: dict[Unit | None, Counter[int]] = defaultdict(Counter)
        for draft in self.new:
            for unit, _part in draft.answers:
                counts[unit][draft.due_on.month if draft.due_on.year == self.plan.year else 0] += 1
        return counts


def propose(plan: Plan, dates: Dates = Dates.KEEP, *, setting: Setting | None = None) -> Proposal:
    """Compare the plan's year as it would be laid out now with its tasks; four queries, and three for the setting."""
    setting = setting or Setting.of(plan.organisation_id)
    scheduled = Commitment.objects.filter(plan=plan, state__in=Commitment.SCHEDULED).defer("quote")
    commitments = list(scheduled)
    drafts, left = drafts_of(plan, commitments, supports_of(plan), setting)
    before, by_event = tasks_before(plan)
    drafts = dated(drafts, before, dates, setting.calendar, timezone.localdate())
    inputs = digest(plan, setting, (version_of(row) for row in commitments))
    unpublished = [year for year in plan.years if not setting.calendar.published(year)]
    proposal = Proposal(plan, left=left, inputs=inputs, unpublished=unpublished)
    scheduled_now = {row.pk for row in commitments}
    proposal.resumed += [
        task for task in by_event if task.state == TaskState.PAUSED and task.commitment_id in scheduled_now
    ]
    return compare(proposal, drafts, before, asked_before(plan))


def supports_of(plan: Plan, only: Commitment | None = None) -> Supports:
    """The units that support each commitment of the plan, or only this one; one query."""
    supports: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Support.objects.filter(commitment__plan=plan)
    if only:
        rows = rows.filter(commitment=only)
    for commitment, unit in rows.values_list("commitment_id", "unit_id"):
        supports[commitment].append(unit)
    return supports


def compare(
    proposal: Proposal, drafts: Iterable[Draft], before: Before, asked: Mapping[UUID, Answers]
) -> Proposal:
    """Pair drafts and tasks by commitment and start of period, and sort the pairs into the proposal."""
    alone = dict(before)
    for draft in drafts:
        task = alone.pop(draft.key, None)
        if task is None:
            proposal.made.append(draft)
        else:
            _pair(proposal, task, draft, asked.get(task.pk, NOBODY_ASKED))
    for task in alone.values():
        (proposal.dropped if task.touched_at is None else proposal.kept).append(task)
    return proposal


def _pair(proposal: Proposal, task: Existing, draft: Draft, asked: Answers) -> None:
    is_same = _facts_of(task, asked) == _facts_of_draft(draft)
    if task.touched_at is None:
        if is_same and task.due_on == draft.due_on and task.state != TaskState.PAUSED:
            proposal.same += 1
        else:
            proposal.moved.append((task, draft))
    elif task.state == TaskState.PAUSED:
        proposal.resumed.append(task)
    elif is_same:
        proposal.same += 1
    else:
        proposal.kept.append(task)


def _facts_of(task: Existing, asked: Answers) -> tuple[object, ...]:
    target = task.target, task.target_op, task.target_max, task.target_unit
    return task.title, task.period_end, task.planned_on, *target, asked


def _facts_of_draft(draft: Draft) -> tuple[object, ...]:
    period = draft.period
    target = exact(period.target), period.target_op, exact(period.target_max), period.unit
    return draft.commitment.title, period.end, draft.planned_on, *target, _answers_of_draft(draft)


@cache
def exact(number: float | None) -> Decimal | None:
    """The number as a task stores it, to two places: 0.1 read back from the database is not the float 0.1."""
    return None if number is None else Decimal(str(number)).quantize(Decimal("0.01"))


def _answers_of_draft(draft: Draft) -> Answers:
    return frozenset((unit.pk if unit else None, part.value) for unit, part in draft.answers)


def _words(draft: Draft) -> str:
    answers = sorted((str(unit), part) for unit, part in _answers_of_draft(draft))
    return f"{draft.key}{draft.period}{draft.due_on}{draft.commitment.title}{answers}"
