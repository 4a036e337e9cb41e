"""The reports of a year, one of them, and the whole of the work as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.foundation.downloads import DOCX, XLSX, download
from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import Column, Sheet, write
from luoshi.reports.filling import fill
from luoshi.reports.models import ReportKind
from luoshi.reports.periods import PERIODIC, ReportPeriod, begun
from luoshi.reports.queries.report import Report
from luoshi.reports.queries.report import report as report_of
from luoshi.reports.queries.templates import template_for
from luoshi.reports.shown import TITLES, shown
from luoshi.reports.workbook import whole_workbook


@require_GET
def reports(request: SignedIn) -> HttpResponse:
    """Every month, quarter and year that has begun."""
    require(request.user, "reports.see")
    today = timezone.localdate()
    year = today.year
    groups = [(kind, begun(kind, year, today)) for kind in PERIODIC]
    context = {"groups": groups, "year": year, "before": ReportPeriod(ReportKind.YEAR, year - 1, 1)}
    context["may_keep"] = request.user.has_perm("reports.keep_templates")
    return render(request, "reports/reports.html", context)


def _read(request: SignedIn, kind: str, year: int, number: int) -> Report:
    require(request.user, "reports.see")
    try:
        period = ReportPeriod(ReportKind(kind), year, number)
    except ValueError:
        raise Http404 from None
    return report_of(request.user.organisation, period, timezone.localdate())


@require_GET
def report(request: SignedIn, kind: str, year: int, number: int) -> HttpResponse:
    """As it stands now; every figure opens its records."""
    found = _read(request, kind, year, number)
    return render(request, "reports/report.html", {"report": found, "today": found.made_on})


@require_GET
def report_word(request: SignedIn, kind: str, year: int, number: int) -> HttpResponse:
    """From the chosen template, or from the one that comes with Luoshi."""
    found = _read(request, kind, year, number)
    values = shown(found)
    return download(fill(template_for(found.period.kind), values), DOCX, f"{values['title']}.docx")


@require_GET
def report_sheet(request: SignedIn, kind: str, year: int, number: int) -> HttpResponse:
    """Its figures unit by unit."""
    found = _read(request, kind, year, number)
    columns = (
        Column("name", _("Unit"), 24),
        *(Column(key, str(words), 10, "number") for key, words in _figures().items()),
    )
    rows: list[dict[str, Any]] = [{"name": row.name, **row.figures._asdict()} for row in found.units]
    title = f"{found.period.words}{TITLES[found.period.kind]}"
    return download(write(Sheet(_("By unit"), columns), rows, title=title), XLSX, f"{title}.xlsx")


def _figures() -> dict[str, Any]:
    return {"owed": _("Owed"), "done": _("Done"), "waived": _("Waived"), "late": _("Late")}


@require_GET
def workbook(request: SignedIn, year: int) -> HttpResponse:
    """All tasks, answers, evidence and chasers of a year, linked."""
    require(request.user, "reports.see")
    return download(whole_workbook(year), XLSX, f"{year}.xlsx")
