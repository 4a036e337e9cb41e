"""What can be computed from records, by name: a share of what was due, or a number."""

from __future__ import annotations

from luoshi.assessment.measures.answers import ANSWERS
from luoshi.assessment.measures.chasers import CHASERS
from luoshi.assessment.measures.entries import ENTRIES
from luoshi.assessment.measures.measure import Counted, Measure, Piece, Span

MEASURES: dict[str, Measure] = {one.code: one for one in (*ANSWERS, *CHASERS, *ENTRIES)}

__all__ = ["MEASURES", "Counted", "Measure", "Piece", "Span"]
