"""How the year goes, for those who lead."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.desk.forms import ProgressFilter
from luoshi.desk.queries.lost import untouched as untouched_of
from luoshi.desk.queries.progress import Progress
from luoshi.desk.queries.progress import progress as progress_of
from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import require
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import Column, Sheet, write
from luoshi.work.grid import drawn, month_heads
from luoshi.work.months import SHORT
from luoshi.work.queries.chasers import open_chasers
from luoshi.work.queries.year import summed

PAGE = 50


@require_GET
def progress(request: SignedIn) -> HttpResponse:
    """The grid, the line, what is late, quotas behind, units behind and ahead; every figure opens its list."""
    require(request.user, "desk.see_all")
    form, wanted, found = _read(request)
    today, year = timezone.localdate(), wanted["year"]
    where = {name: getattr(value, "pk", value) for name, value in wanted.items() if value}
    context = {
        "form": form,
        "progress": found,
        "today": today,
        "year": year,
        "total": summed(row.total for row in found.rows),
        "months": month_heads(year, today),
        "rows": [drawn(row, "unit", where, today) for row in found.rows],
        "line": _line(found),
        "plan": wanted.get("plan"),
        "open_chasers": [] if len(where) > 1 else open_chasers(request.user),
        "may_instruct": request.user.has_perm("work.instruct"),
        "may_chase": request.user.has_perm("work.chase"),
        "parameters": request.GET.urlencode(),
    }
    return render(request, "desk/progress.html", context)


@require_GET
def untouched(request: SignedIn) -> HttpResponse:
    """What was due and nobody has begun, fifty a page."""
    require(request.user, "desk.see_all")
    form, wanted = _wanted(request)
    rows = untouched_of(wanted["year"], timezone.localdate(), wanted)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/untouched.html", {"form": form, "page": page})


@require_GET
def progress_sheet(request: SignedIn) -> HttpResponse:
    """The line of the chart as a workbook."""
    require(request.user, "desk.see_all")
    _form, _wanted, found = _read(request)
    columns = (
        Column("month", _("Month"), 10),
        Column("planned", _("Planned"), 10, "number"),
        Column("accepted", _("Accepted"), 10, "number"),
    )
    sheet = Sheet(_("Planned and accepted"), columns)
    rows = [{**row, "month": str(row["month"])} for row in _line(found)]
    return download(write(sheet, rows), XLSX, "progress.xlsx")


def _wanted(request: SignedIn) -> tuple[ProgressFilter, dict[str, Any]]:
    form = ProgressFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    return form, {**wanted, "year": wanted.get("year") or timezone.localdate().year}


def _read(request: SignedIn) -> tuple[ProgressFilter, dict[str, Any], Progress]:
    today = timezone.localdate()
    form, wanted = _wanted(request)
    found = progress_of(wanted["year"], today, wanted, request.user.organisation_id)
    form.offer(row.node for row in found.rows if isinstance(row.node, Unit))
    return form, wanted, found


def _line(found: Progress) -> list[dict[str, Any]]:
    accepted: list[int | None] = [*found.accepted, *[None] * (12 - len(found.accepted))]
    return [
        {"month": month, "planned": planned, "accepted": done}
        for month, planned, done in zip(SHORT, found.planned, accepted, strict=True)
    ]
