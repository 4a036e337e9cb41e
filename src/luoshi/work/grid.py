"""The year as a grid: rows of twelve cells, each with its look, its words and its list."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.work.months import CHOICES
from luoshi.work.queries.year import Row


def month_heads(year: int, today: date) -> list[dict[str, Any]]:
    """The headings of the columns."""
    now = (today.year, today.month)
    return [{"label": label, "current": (year, month) == now} for month, label in CHOICES]


def drawn(row: Row, by: str, where: dict[str, Any], today: date) -> dict[str, Any]:
    """One row of the grid; each cell opens its list, where the list can be named."""
    nobody = _("nobody named") if by == "unit" else _("outside the sections")
    where = where | {by: row.node.pk if row.node else "none"} | ({"part": "owed"} if by == "unit" else {})
    is_listed = row.node is not None or by == "unit"
    address = f"{reverse('tasks')}?{urlencode(where)}"
    figures, nothing = _("%(done)d of %(owed)d done, %(late)d late"), _("nothing due")
    return {
        "name": str(row.node) if row.node else nobody,
        "url": address if is_listed else "",
        "total": row.total,
        "cells": [
            {
                "state": cell.state,
                "text": cell.text,
                "title": figures % cell._asdict() if cell.owed else nothing,
                "url": f"{address}&month={month}" if cell.owed and is_listed else "",
                "current": (where["year"], month) == (today.year, today.month),
            }
            for month, cell in enumerate(row.cells, start=1)
        ],
    }
