"""The pieces of evidence of a task's answers, and which of them are used elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from luoshi.work.models import Answer, Evidence, Use

OFFERED = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """One use of a piece of evidence, and the other tasks that the same content counts for.

    `is_again`: an earlier piece of the same answer has the same content.
    """

    use: Use
    elsewhere: list[Use] = field(default_factory=list)
    is_again: bool = False


def pieces_of(answers: Iterable[Answer]) -> dict[UUID, list[Piece]]:
    """By answer, in the order of adding; two queries."""
    keys = [answer.pk for answer in answers]
    uses = list(Use.objects.filter(answer__in=keys).select_related("evidence", "evidence__added_by"))
    elsewhere = _elsewhere(uses)
    found: dict[UUID, list[Piece]] = defaultdict(list)
    for use in uses:
        same = elsewhere[use.evidence.sha256]
        others = [other for other in same if other.answer_id != use.answer_id]
        here = [other.pk for other in same if other.answer_id == use.answer_id]
        found[use.answer_id].append(Piece(use, others, is_again=use.pk in here[1:]))
    return found


def _elsewhere(uses: list[Use]) -> dict[str, list[Use]]:
    same = Use.objects.filter(evidence__sha256__in={use.evidence.sha256 for use in uses}, withdrawn_at=None)
    found: dict[str, list[Use]] = defaultdict(list)
    for use in same.select_related("evidence", "answer__task"):
        found[use.evidence.sha256].append(use)
    return found


def offered(answer: Answer, words: str) -> QuerySet[Evidence]:
    """What the unit has already, newest first, that does not count for this answer yet."""
    rows = Evidence.objects.filter(unit=answer.unit_id).exclude(uses__answer=answer)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(note__icontains=words))
    return rows[:OFFERED]
