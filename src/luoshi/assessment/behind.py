"""The records behind a computed figure, by the measure and the days that the result keeps."""

from __future__ import annotations

from datetime import date

from luoshi.assessment.arithmetic import Line
from luoshi.assessment.measures import MEASURES, Piece, Span
from luoshi.assessment.models import Result

MOST = 200


def pieces_of(result: Result, line: Line) -> list[Piece]:
    """As they stand now, those that do not count first; empty where nothing is computed. At most two queries."""
    measure = MEASURES.get(line.told.get("measure", ""))
    if measure is None:
        return []
    span = Span(date.fromisoformat(line.told["first"]), date.fromisoformat(line.told["last"]))
    return measure.pieces(span, line.told["only"], result.unit_id, MOST)
