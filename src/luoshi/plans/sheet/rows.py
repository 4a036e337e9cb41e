"""Commitments as rows of the sheet."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from luoshi.organisation.models import Unit
from luoshi.papers.sheet import Cell
from luoshi.papers.words import Language, Words
from luoshi.plans.breakdown import word_due, word_frequency
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.queries.lists import OPEN
from luoshi.plans.words import frequency_of

EACH = Words("各科室", "each unit")
SEPARATOR = Words("、", ", ")


def in_sheet(plan: Plan) -> QuerySet[Commitment]:
    """What the sheet lists, in the order of the text: all that somebody still has to do."""
    return (
        Commitment.objects.filter(OPEN, plan=plan)
        .select_related("unit", "plan", "measure__section")
        .prefetch_related("supports__unit")
    )


def row_of(
    commitment: Commitment, language: Language, supports: Iterable[Unit] | None = None
) -> dict[str, Cell]:
    """The row as the sheet of that language has it; `supports` stand in for those that are stored."""
    measure = commitment.measure
    helpers = [row.unit for row in commitment.supports.all()] if supports is None else supports
    lead = str(commitment.unit or "")
    return {
        "section": str(measure.section or "") if measure else "",
        "measure": str(measure or ""),
        "title": commitment.title,
        "quote": commitment.quote,
        "frequency": word_frequency(frequency_of(commitment), language),
        "due": word_due(commitment.due_on or commitment.due_text, language, commitment.starts_on),
        "lead": EACH.in_language(language) if commitment.each_unit else lead,
        "support": SEPARATOR.in_language(language).join(str(unit) for unit in helpers),
        "note": commitment.note,
        "identifier": str(commitment.pk),
    }
