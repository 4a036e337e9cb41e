"""How far the units are with a screening, and what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from luoshi.ledgers.models import Entry, Tie
from luoshi.work.models import Answer, Task
from luoshi.work.queries.tasks import OWED, SENT


@dataclass(frozen=True, slots=True)
class Screened:
    """A unit's answer, and the lines that it found; `is_answered` also where there are none."""

    answer: Answer
    found: Sequence[Entry]

    @property
    def is_answered(self) -> bool:
        return self.answer.state in SENT


def found_by(answer: Answer) -> list[Entry]:
    """What the unit has entered in this screening; one query."""
    rows = Entry.objects.filter(ties__task=answer.task_id, unit=answer.unit_id)
    return list(rows.select_related("version").order_by("number"))


def screened(task: Task) -> list[Screened]:
    """Every unit that owes an answer, in their order; three queries."""
    found: dict[UUID, list[Entry]] = defaultdict(list)
    for tie in Tie.objects.filter(task=task).select_related("entry__version").order_by("entry__number"):
        found[tie.entry.unit_id].append(tie.entry)
    answers = Answer.objects.filter(OWED, task=task).select_related("unit").order_by("unit__position")
    return [Screened(answer, found[answer.unit_id] if answer.unit_id else ()) for answer in answers]
