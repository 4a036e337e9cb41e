"""An entry as pages and sheets show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Definition, Field
from luoshi.ledgers.models import Entry


def said(value: Any, field: Field) -> str:
    """The value in words; "" where nothing was written."""
    if value in (None, ""):
        return ""
    if field.kind == "choice":
        return str(field.choices.get(value, value))
    if field.kind == "yes-no":
        return _("yes") if value else _("no")
    if field.kind == "date":
        return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    return number_format(value, use_l10n=True) if field.kind in ("number", "money") else str(value)


def pairs(entry: Entry, definition: Definition) -> list[tuple[Field, str]]:
    """Each of the ledger's own fields that says something."""
    shown = ((field, said(entry.value(field.key), field)) for field in definition.fields)
    return [(field, words) for field, words in shown if words]


def matrix_of(
    rows: Field, columns: Field, counts: Mapping[tuple[str, str], int], address: str
) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows of the matrix, gravest first: each cell {count, tone (ok, soon or late), url}."""
    grave = (len(rows.choices) - 1) + (len(columns.choices) - 1) or 1
    found = []
    for high, (row, label) in reversed(list(enumerate(rows.choices.items()))):
        cells = []
        for wide, column in enumerate(columns.choices):
            share = (high + wide) / grave
            tone = "late" if share > 2 / 3 else "soon" if share > 1 / 3 else "ok"
            where = urlencode({"which": "open", "row": row, "column": column})
            cells.append({"count": counts.get((row, column), 0), "tone": tone, "url": f"{address}?{where}"})
        found.append((str(label), cells))
    return found
