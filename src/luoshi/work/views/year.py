"""The year on one page."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.work.forms import YearFilter
from luoshi.work.queries.year import Cell, year_of


@require_GET
def year(request: SignedIn) -> HttpResponse:
    """Units by months, coloured by state; a cell opens its list."""
    today = timezone.localdate()
    form = YearFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    shown, plan = wanted.get("year") or today.year, wanted.get("plan")
    grid = year_of(shown, today, plan)
    total = sum((cell for cells in grid.values() for cell in cells), Cell())
    context = {
        "form": form,
        "shown": shown,
        "plan": plan,
        "months": [
            {"label": MONTHS_3[month], "current": (shown, month) == (today.year, today.month)}
            for month in range(1, 13)
        ],
        "rows": [_row(unit, cells, shown, today, plan) for unit, cells in grid.items()],
        "totals": [sum(cells[month].owed for cells in grid.values()) or "" for month in range(12)],
        "total": total,
    }
    return render(request, "work/year.html", context)


def _row(unit: Unit | None, cells: list[Cell], shown: int, today: date, plan: Any) -> dict[str, Any]:
    where = {"unit": unit.pk if unit else "none", "year": shown, **({"plan": plan.pk} if plan else {})}
    address = reverse("tasks")
    return {
        "name": unit.name if unit else _("nobody named"),
        "url": f"{address}?{urlencode(where)}",
        "cells": [
            {
                "state": cell.state,
                "text": cell.text,
                "title": _title(cell),
                "url": f"{address}?{urlencode(where | {'month': month})}" if cell.owed else "",
                "current": (shown, month) == (today.year, today.month),
            }
            for month, cell in enumerate(cells, start=1)
        ],
    }


def _title(cell: Cell) -> str:
    if not cell.owed:
        return _("nothing due")
    figures = {"done": cell.done, "owed": cell.owed, "late": cell.late}
    return _("%(done)d of %(owed)d done, %(late)d late") % figures
