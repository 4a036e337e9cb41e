"""Answers as lines of a list, each with the steps that the person may take with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luoshi.work.models import Answer, Use

# What no line of a list shows or decides by: of fifty columns, reading them takes longer than all else.
OF_COMMITMENT = (
    *(
        "start",
        "end",
        "quote",
        "title",
        "every_n",
        "times_op",
        "times_value",
        "times_max",
        "times_unit",
        "total",
    ),
    *(
        "threshold",
        "product",
        "due_text",
        "due_on",
        "starts_on",
        "actor",
        "unit",
        "unit_from",
        "note",
        "flags",
    ),
    *(
        "flag_state",
        "reason",
        "rule",
        "confidence",
        "as_read",
        "by_hand",
        "proposed_by",
        "merged_into",
        "ask",
    ),
    *("served_by", "served_from", "version", "position"),
)
OF_TASK = ("period_start", "period_end", "planned_on", "touched_at", "changed_at", "occurrence")
UNSEEN = (*(f"task__commitment__{name}" for name in OF_COMMITMENT), *(f"task__{name}" for name in OF_TASK))


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
