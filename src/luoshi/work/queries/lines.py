"""Answers as lines of a list, each with the steps that the person may take with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luoshi.work.models import Answer, Use

# Not shown in a line, and long.
UNSEEN = ("task__commitment__quote", "task__commitment__note", "task__commitment__as_read")


@dataclass(frozen=True, slots=True)
class Line:
    """An answer with the steps that the person may take with it."""

    answer: Answer
    may: frozenset[str]


def lines_of(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """With all that a line shows; `pieces` counts its evidence."""
    linked = ("unit", "person", "submitted_by", "task__plan", "task__commitment__measure", "task__order")
    return rows.select_related(*linked).defer(*UNSEEN).annotate(pieces=_pieces())


def _pieces() -> Coalesce:
    uses: QuerySet[Any] = Use.objects.filter(answer=OuterRef("pk"), withdrawn_at=None).order_by()
    return Coalesce(Subquery(uses.values("answer").annotate(n=Count("pk")).values("n")), 0)
