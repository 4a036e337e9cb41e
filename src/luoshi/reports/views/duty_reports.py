"""Reports of units on their duties: listed for a year, written, handed in, presented and marked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history as history_of
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write
from luoshi.reports.actions import duty_reports as actions
from luoshi.reports.duty_paper import duty_paper
from luoshi.reports.forms import DutyReportForm, DutyYearForm, MarkForm, PresentForm
from luoshi.reports.models import DutyReport, DutyState, Mark, Span
from luoshi.reports.queries import duty_reports as queries

SEE, WRITE = "reports.see_duties", "reports.write_duties"


@require_GET
def duty_reports(request: SignedIn) -> HttpResponse:
    """Every unit with its half-yearly report and its self-review."""
    require(request.user, SEE)
    form = DutyYearForm(request.GET)
    year = (form.cleaned_data.get("year") if form.is_valid() else None) or timezone.localdate().year
    rows = [
        {
            "unit": one.unit,
            "cells": [
                _cell(request, one.unit, year, Span.HALF, one.half),
                _cell(request, one.unit, year, Span.YEAR, one.year),
            ],
        }
        for one in queries.reports_of(year)
    ]
    return render(request, "reports/duty_reports.html", {"form": form, "year": year, "rows": rows})


def _cell(request: SignedIn, unit: Unit, year: int, span: Span, report: DutyReport | None) -> dict[str, Any]:
    wanted = report or DutyReport(organisation_id=unit.organisation_id, unit=unit, year=year, span=span)
    return {
        "label": span.label,
        "span": span.value,
        "report": report,
        "may_see": report is not None and request.user.has_perm(SEE, report),
        "may_begin": report is None and request.user.has_perm(WRITE, wanted),
    }


@require_POST
def begin(request: SignedIn, pk: UUID, year: int, span: str) -> HttpResponse:
    """Drafted from the unit's records."""
    unit = find(Unit.objects.all(), request.user, see="organisation.see", pk=pk)
    return redirect(actions.begin_duty_report(unit=unit, year=year, span=Span(span), person=request.user))


def _report(request: SignedIn, pk: UUID, do: str | None = None) -> DutyReport:
    rows = DutyReport.objects.select_related("unit", "meeting", "saved_by", "handed_in_by")
    return find(rows, request.user, see=SEE, do=do, pk=pk)


@require_http_methods(["GET", "POST"])
def duty_report(request: SignedIn, pk: UUID) -> HttpResponse:
    """Each sentence with its records; written on until it is handed in."""
    row = _report(request, pk, WRITE if request.method == "POST" else None)
    form = DutyReportForm(request.POST or None, report=row)
    if form.is_valid():
        said, is_last = form.cleaned_data, "hand_in" in request.POST
        words = {"version": said["version"], "texts": form.texts, "own": said["own"]}
        actions.save_duty_report(report=row, person=request.user, is_last=is_last, **words)
        messages.success(request, _("Handed in.") if is_last else _("Saved."))
        return redirect(row)
    return render(
        request, "reports/duty_report.html", _page(request, row, form), status=422 if form.is_bound else 200
    )


def _page(request: SignedIn, row: DutyReport, form: DutyReportForm) -> dict[str, Any]:
    is_draft = row.state == DutyState.DRAFT
    marks = list(row.marks.select_related("by"))
    may_write = request.user.has_perm(WRITE, row)
    return {
        "report": row,
        "form": form,
        "parts": [
            (name, [(one, form[f"line-{one.index}"]) for one in found]) for name, found in queries.told(row)
        ],
        "marks": marks,
        "may_write": is_draft and may_write,
        "may_take_back": not is_draft and not marks and may_write,
        "may_present": not is_draft and request.user.has_perm("reports.present_duties", row),
        "may_mark": not is_draft and request.user.has_perm("reports.mark_duties", row),
        "events": history_of(row),
    }


@require_POST
def hand_in(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _report(request, pk, WRITE)
    actions.hand_in_duty_report(report=row, person=request.user)
    messages.success(request, _("Handed in."))
    return redirect(row)


@require_POST
def take_back(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _report(request, pk, WRITE)
    actions.take_back_duty_report(report=row, person=request.user)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def present(request: SignedIn, pk: UUID) -> HttpResponse:
    """At which meeting."""
    row = _report(request, pk, "reports.present_duties")
    form = PresentForm(request.POST or None, meetings=queries.meetings_to_present_at(row))
    if form.is_valid():
        actions.present_duty_report(report=row, person=request.user, **form.cleaned_data)
        return redirect(row)
    return _ask(request, row, form, _("Presented at a meeting"))


@require_http_methods(["GET", "POST"])
def mark(request: SignedIn, pk: UUID) -> HttpResponse:
    """What one thinks of it, and why."""
    row = _report(request, pk, "reports.mark_duties")
    own = row.marks.filter(by=request.user).first()
    first = {"mark": own.mark, "reason": own.reason} if own else {}
    form = MarkForm(request.POST or None, initial=first)
    if form.is_valid():
        said = form.cleaned_data
        actions.mark_duty_report(
            report=row, person=request.user, mark=Mark(said["mark"]), reason=said["reason"]
        )
        return redirect(row)
    return _ask(request, row, form, _("Mark the report"))


def _ask(request: SignedIn, row: DutyReport, form: Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": row.title, "label": _("Save")}
    context["back"] = row.get_absolute_url()
    return render(request, "organisation/form_page.html", context, status=422 if form.is_bound else 200)


@require_GET
def word(request: SignedIn, pk: UUID) -> HttpResponse:
    """In official layout, as it stands."""
    row = _report(request, pk)
    return download(write(duty_paper(row)), DOCX, f"{row.title}.docx")
