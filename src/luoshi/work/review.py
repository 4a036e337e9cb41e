"""Who looks at what a unit hands in, and after whom."""

from __future__ import annotations

from luoshi.organisation.models import Membership, Person, Role
from luoshi.organisation.rules import is_office
from luoshi.plans.models import Reviewer
from luoshi.work.models import Answer
from luoshi.work.visitor import Doer


def first_reviewer(answer: Answer, person: Doer) -> Reviewer:
    """The unit's head, unless the head hands it in or the unit has no other; then whoever has the last word."""
    return Reviewer.HEAD if _has_another_head(answer, person) else last_reviewer(answer, past_head=True)


def next_reviewer(answer: Answer, person: Person) -> Reviewer | None:
    """With whom it waits after this person says yes; None where that is the last word.

    The office that steps in for a head need not say yes twice.
    """
    if answer.reviewer != Reviewer.HEAD:
        return None
    last = last_reviewer(answer)
    is_last = last == Reviewer.HEAD or (last == Reviewer.OFFICE and is_office(person, answer))
    return None if is_last else last


def last_reviewer(answer: Answer, *, past_head: bool = False) -> Reviewer:
    """What the commitment says, the office where nothing is said; a head has no last word on work of their own."""
    commitment = answer.task.commitment
    wanted = Reviewer(commitment.reviewer) if commitment else Reviewer.OFFICE
    return Reviewer.OFFICE if past_head and wanted == Reviewer.HEAD else wanted


def _has_another_head(answer: Answer, person: Doer) -> bool:
    own = {person.pk, answer.submitted_by_id, answer.person_id} - {None}
    heads = Membership.objects.filter(unit=answer.unit_id, role=Role.HEAD, person__is_active=True)
    is_head = answer.unit_id in person.headed_unit_ids
    return not is_head and heads.exclude(person__in=own).exists()
