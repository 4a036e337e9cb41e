"""A line as a row of its ledger's sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.ledgers.definition import Definition, Field
from luoshi.ledgers.models import Entry
from luoshi.ledgers.sheet.columns import OWN
from luoshi.ledgers.shown import said
from luoshi.papers.sheet import Cell

# Beyond that a spreadsheet rounds, and the figure goes out as text.
MOST_DIGITS = 15


def row_of(entry: Entry, definition: Definition) -> dict[str, Any]:
    """One line of the sheet; days and figures as such. The unit, the person and the version must be loaded."""
    own = entry.definition if entry.version.number != definition.number else definition
    return {
        "number": entry.number,
        "title": entry.title,
        "unit": entry.unit.name,
        "person": entry.person.name if entry.person else "",
        "level": str(own.levels.get(entry.level, "")),
        "state": str(own.state(entry.state).label),
        "found_on": entry.found_on,
        "due_on": entry.due_on,
        "closed_on": entry.closed_on,
        "source": entry.source,
        "identifier": str(entry.pk),
        **{OWN + field.key: _cell(entry.value(field.key), field) for field in definition.fields},
    }


def _cell(value: Any, field: Field) -> Cell:
    if value in (None, ""):
        return None
    if field.kind == "date":
        return date.fromisoformat(value)
    if field.kind in ("number", "money") and len(Decimal(value).as_tuple().digits) <= MOST_DIGITS:
        return float(value)
    return said(value, field)
