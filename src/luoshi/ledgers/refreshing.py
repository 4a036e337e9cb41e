"""Until when the next of an entry's recurring lines is due: the end of the period after that of the last one."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.ledgers.definition import EVERY, Definition
from luoshi.ledgers.models import Entry


def due_after(definition: Definition, begun: date, last: date | None) -> date | None:
    """The end of the period after that of `last`, or of that in which it began; None where nothing recurs."""
    kind = definition.recurring
    if kind is None:
        return None
    months = EVERY[kind.every]
    period = _period(last, months) + 1 if last else _period(begun, months)
    years, month = divmod((period + 1) * months, 12)
    return date(years, month + 1, 1) - timedelta(days=1)


def _period(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def next_due(entry: Entry) -> date | None:
    """Of an entry as it stands; its version must be loaded, and a query where something recurs."""
    kind = entry.definition.recurring
    if kind is None or entry.is_closed:
        return None
    days = entry.lines.filter(kind=kind.code).order_by("-happened_on").values_list("happened_on", flat=True)
    return due_after(entry.definition, entry.found_on, days.first())
