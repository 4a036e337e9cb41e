"""What a unit does with its part in a task, and what its reviewers say: every step of `states.ANSWER`.

An answer is locked with its task, so that two people cannot both take a step from what each saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.work.held import held
from luoshi.work.models import Answer, Evidence, Part, Task, TaskState
from luoshi.work.review import first_reviewer, next_reviewer
from luoshi.work.states import ANSWER, TO_DO, state_of_task
from luoshi.work.visitor import Doer, account


@contextmanager
def changing(answer: Answer, person: Doer, verb: str, **said: Any) -> Iterator[Answer]:
    """The answer as it stands now, to be changed; saved at the end with its task and one event `verb`.

    Raises Conflict where publishing has meanwhile dropped the task.
    """
    with transaction.atomic():
        task = held(answer.task_id)
        row = Answer.objects.select_related("unit", "task__commitment").get(pk=answer.pk)
        before = row.state
        yield row
        row.save()
        _touch(task)
        moved: dict[str, Any] = {} if row.state == before else {"answer_state": [before, row.state]}
        unit = row.unit.name if row.unit else ""
        said = {name: value for name, value in said.items() if value}
        record(actor=person, verb=verb, row=task, parent=task.plan_id, unit=unit, **moved, **said)
    answer.refresh_from_db()


def _touch(task: Task) -> None:
    """The task takes the state that its answers make."""
    owed = task.answers.exclude(part=Part.SUPPORT).exclude(state=TaskState.PAUSED)
    states = list(owed.order_by().values_list("state", flat=True))
    if states and task.state not in (TaskState.PAUSED, TaskState.SUPERSEDED):
        task.state = state_of_task(states)
    task.touched_at = task.changed_at = timezone.now()
    task.save(update_fields=["state", "touched_at", "changed_at"])


def begin(answer: Answer) -> None:
    """Whatever is done for it opens an answer that was only planned (unsaved)."""
    if answer.state == TaskState.PLANNED:
        ANSWER.move(answer, "begin")


def recount(answer: Answer) -> None:
    """What its evidence adds up to, or its tick sheet where it has one, and what of that was accepted (unsaved)."""
    accepted = Q(accepted_at__isnull=False)
    sums = answer.ticks.order_by().aggregate(reported=Count("pk"), reached=Count("pk", filter=accepted))
    if not sums["reported"]:
        amounts = {
            "reported": Sum("quantity", default=0),
            "reached": Sum("quantity", filter=accepted, default=0),
        }
        sums = answer.uses.filter(withdrawn_at=None).order_by().aggregate(**amounts)
    answer.reported, answer.reached = sums["reported"], sums["reached"]


def refuse_closed(answer: Answer) -> None:
    """Raise Refused (answer-closed) where nothing can be added any more."""
    if answer.state not in TO_DO:
        message = _("This is handed in or closed. Take it back, or ask the office to reopen it.")
        raise Refused("answer-closed", message)


def hand_over(*, answer: Answer, person: Person, to: Person | None) -> None:
    """Give it to someone of the unit, or to nobody in particular. Refused: not-of-unit."""
    require(person, "work.hand", answer)
    if to is not None and answer.unit_id not in to.working_unit_ids:
        raise Refused("not-of-unit", _("Choose someone who works in this unit."))
    with changing(answer, person, "answer-handed", to=to.name if to else "") as row:
        row.person = to


def submit(*, answer: Answer, person: Doer, word: str = "", whose: Person | None = None) -> None:
    """Hand it in for review: from now on nothing of its evidence changes.

    `whose` work it is, where someone enters it for them; `person` is kept as who entered it.
    Refused: nothing-to-show, step-not-open.
    """
    require(person, "work.answer", answer)
    with changing(answer, person, "answer-submitted", note=word.strip()) as row:
        send_to_review(row, person, word, whose)


def send_to_review(answer: Answer, person: Doer, word: str, whose: Person | None) -> None:
    """The step that `submit` and `hand_in` share (unsaved)."""
    _refuse_empty(answer, word)
    ANSWER.move(answer, "submit")
    now = timezone.now()
    answer.submitted_at, answer.entered_by, answer.word = now, account(person), word.strip()
    answer.submitted_by = whose or (account(person) if person.has_perm("work.ask", answer) else answer.person)
    answer.reviewer = first_reviewer(answer, person)
    _fix(answer, now)
    recount(answer)


def _refuse_empty(answer: Answer, word: str) -> None:
    shown = answer.uses.filter(withdrawn_at=None, accepted_at=None).exists()
    if not (shown or word.strip() or answer.ticks.filter(accepted_at=None).exists()):
        raise Refused("nothing-to-show", _("Add what proves it, or say in a line what was done."))


def _fix(answer: Answer, now: datetime) -> None:
    answer.uses.filter(withdrawn_at=None, handed_in_at=None).update(handed_in_at=now)
    Evidence.objects.filter(uses__answer=answer, fixed_at=None).update(fixed_at=now)


def take_back(*, answer: Answer, person: Person) -> None:
    """Before anyone has looked at it; what was handed in stays as it is and more can be added."""
    require(person, "work.answer", answer)
    with changing(answer, person, "answer-taken-back") as row:
        ANSWER.move(row, "take back")
        row.reviewer = ""


def accept(*, answer: Answer, person: Person, is_part: bool = False, word: str = "") -> None:
    """Say yes: a head passes on what another has to accept; the last one makes it count.

    `is_part`: what is there counts, and the rest is still owed.
    """
    require(person, "work.review", answer)
    further = next_reviewer(answer, person)
    verb = "answer-passed-on" if further else "answer-accepted-in-part" if is_part else "answer-accepted"
    with changing(answer, person, verb, note=word.strip()) as row:
        require(person, "work.review", row)
        if further:
            ANSWER.move(row, "pass on")
            row.reviewer = further
            return
        ANSWER.move(row, "accept part" if is_part else "accept")
        row.reviewer, row.word = "", word.strip()
        row.uses.filter(withdrawn_at=None, accepted_at=None).update(accepted_at=timezone.now())
        row.ticks.filter(accepted_at=None).update(accepted_at=timezone.now())
        row.closed_on = None if is_part else timezone.localdate()
        recount(row)


def accept_several(*, answers: Iterable[Answer], person: Person) -> list[Answer]:
    """Say yes to each for itself; those that have changed meanwhile and wait no more are given back."""
    left = []
    for answer in answers:
        try:
            accept(answer=answer, person=person)
        except (Refused, PermissionDenied):
            left.append(answer)
    return left


def send_back(*, answer: Answer, person: Person, reason: str) -> None:
    """Return it with what is missing."""
    require(person, "work.review", answer)
    with changing(answer, person, "answer-returned", reason=reason.strip()) as row:
        require(person, "work.review", row)
        ANSWER.move(row, "return")
        row.reviewer, row.word = "", reason.strip()


def waive(*, answer: Answer, person: Person, reason: str) -> None:
    """The unit need not do it, with a reason and a name."""
    require(person, "work.waive", answer)
    with changing(answer, person, "answer-waived", reason=reason.strip()) as row:
        ANSWER.move(row, "waive")
        row.closed_on, row.word = timezone.localdate(), reason.strip()


def reopen(*, answer: Answer, person: Person, reason: str) -> None:
    """What was accepted or waived is owed again; what was accepted of it goes on counting."""
    require(person, "work.reopen", answer)
    with changing(answer, person, "answer-reopened", reason=reason.strip()) as row:
        ANSWER.move(row, "reopen")
        row.closed_on, row.word = None, reason.strip()
