"""Each unit's answer on the page of its task: what it shows, and what this person may do with it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from luoshi.organisation.models import Person
from luoshi.work.models import Answer, Part, Request, RequestState, Task
from luoshi.work.queries.evidence import Piece, pieces_of
from luoshi.work.review import next_reviewer
from luoshi.work.sheets import TickSheet, sheets_of
from luoshi.work.states import ANSWER, TO_DO
from luoshi.work.steps import Step, chase_step, steps_of

# Step of the table → permission that it asks for.
STEPS = {
    "submit": "answer",
    "take back": "answer",
    "accept": "review",
    "return": "review",
    "waive": "waive",
    "reopen": "reopen",
}


# So many answers stand open beside one another; of more, those that this person has to do with.
FEW = 2


@dataclass(frozen=True, slots=True)
class Card:
    """One unit's answer; `may` names the steps that are open to the person, with underscores."""

    answer: Answer
    may: frozenset[str]
    pieces: list[Piece] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    sheet: TickSheet | None = None
    steps: list[Step] = field(default_factory=list)
    is_open: bool = True
    asked_by: Answer | None = None
    waits_for: list[Answer] = field(default_factory=list)

    @property
    def may_add(self) -> bool:
        """Whether evidence can be added and ticks set."""
        return "submit" in self.may


def whole_answers() -> QuerySet[Answer]:
    """With all that a step and who may take it are decided by."""
    return Answer.objects.select_related("unit", "task__commitment")


def cards_of(task: Task, person: Person, today: date) -> list[Card]:
    """In the order of the units: leading ones first; three queries, and two more where there are tick sheets."""
    answers = list(task.answers.all())
    for answer in answers:
        answer.task = task
    pieces, requests, sheets = pieces_of(answers), _requests(answers), sheets_of(task, answers)
    return [
        Card(
            answer,
            may := what_may(answer, person, sheets.get(answer.pk)),
            pieces[answer.pk],
            requests[answer.pk],
            sheets.get(answer.pk),
            _buttons(answer, may, today),
            len(answers) <= FEW or answer.unit_id in person.unit_ids or "accept" in may,
            next((one for one in answers if one.pk == answer.asked_by_id), None),
            [one for one in answers if one.asked_by_id == answer.pk and one.state in TO_DO],
        )
        for answer in answers
    ]


def what_may(answer: Answer, person: Person, sheet: TickSheet | None = None) -> frozenset[str]:
    """The steps that this person may take with it now; `sheet` where it has one and the page shows it."""
    open_ = ANSWER.names(answer.state)
    found = {step for step, permission in STEPS.items() if step in open_ and _has(person, permission, answer)}
    if answer.state in TO_DO:
        found |= {name for name in ("ask", "hand", "chase") if _has(person, name, answer)}
    if "accept" in found and is_short(answer, sheet) and next_reviewer(answer, person) is None:
        found.add("accept part")
    return frozenset(name.replace(" ", "_") for name in found)


def is_short(answer: Answer, sheet: TickSheet | None = None) -> bool:
    """Whether less is reported than the task asks for: not every line of its sheet, not the whole target.

    The target is that of whoever answers for the task, not of those who support.
    """
    if sheet:
        return sheet.ticked < len(sheet.lines)
    task = answer.task
    return (
        answer.part != Part.SUPPORT
        and task.target is not None
        and task.target_op != "<="
        and answer.reported < task.target
    )


def _buttons(answer: Answer, may: frozenset[str], today: date) -> list[Step]:
    steps = list(steps_of(answer, may))
    is_late = answer.due_on < today and answer.unit_id is not None
    return [*steps, chase_step(answer)] if "chase" in may and is_late else steps


def _has(person: Person, permission: str, answer: Answer) -> bool:
    return person.has_perm(f"work.{permission}", answer)


def _requests(answers: Iterable[Answer]) -> dict[UUID, list[Request]]:
    found: dict[UUID, list[Request]] = defaultdict(list)
    rows = Request.objects.filter(answer__in=[answer.pk for answer in answers], state=RequestState.WAITING)
    for row in rows.select_related("by"):
        found[row.answer_id].append(row)
    return found
