"""The reports that units owe: the page on which one is written, and the office's list of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from luoshi.foundation.downloads import DOCX, ZIP, download, zipped
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.reports.actions import filings as actions
from luoshi.reports.filling import fill
from luoshi.reports.forms import FilingForm, MonthForm
from luoshi.reports.models import Filing, ReportKind
from luoshi.reports.queries.filing import filed_in, owed_in, records_for, whole_answer
from luoshi.reports.queries.templates import template_for
from luoshi.reports.shown import shown_filing
from luoshi.work.models import Answer, Evidence
from luoshi.work.states import TO_DO


def _answer(request: SignedIn, pk: UUID, do: str | None = None) -> Answer:
    return find(whole_answer(), request.user, see="work.see", do=do, pk=pk)


@require_POST
def draft(request: SignedIn, pk: UUID) -> HttpResponse:
    """Begin one from the records."""
    actions.draft_filing(answer=_answer(request, pk, "work.answer"), person=request.user)
    address = reverse("filing", args=[pk])
    return HttpResponseClientRedirect(address) if request.headers.get("HX-Request") else redirect(address)


@require_http_methods(["GET", "POST"])
def filing(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST saves, and files where `file` is pressed; through htmx it saves as one writes and says so."""
    row = _filing(request, pk)
    may_write = row.answer.state in TO_DO and request.user.has_perm("work.answer", row.answer)
    form = FilingForm(request.POST or None, instance=row)
    if request.method == "POST":
        require(request.user, "work.answer", row.answer)
        if form.is_valid():
            return _saved(request, row, form)
        if request.headers.get("HX-Request"):
            return render(request, "reports/filing_saved.html", {"error": _("Not saved: a title is needed.")})
    context = {
        "filing": row,
        "answer": row.answer,
        "form": form,
        "records": records_for(row.answer, timezone.localdate()),
        "may_write": may_write,
        "today": timezone.localdate(),
    }
    return render(request, "reports/filing.html", context, status=422 if form.errors else 200)


def _filing(request: SignedIn, pk: UUID) -> Filing:
    linked = ("answer__unit", "answer__task__commitment", "answer__task__occurrence", "answer__task__plan")
    rows = Filing.objects.select_related(*linked, "answer__task__order", "use__evidence", "saved_by")
    return find(rows, request.user, see="work.see", answer=pk)


def _saved(request: SignedIn, row: Filing, form: FilingForm) -> HttpResponse:
    is_typing = request.headers.get("HX-Request") and "file" not in request.POST
    try:
        saved = actions.save_filing(filing=row, person=request.user, **form.cleaned_data)
        if is_typing:
            return render(request, "reports/filing_saved.html", {"filing": saved})
        if "file" in request.POST:
            saved.answer = row.answer
            actions.file_filing(filing=saved, person=request.user)
            messages.success(request, _("Filed; it waits for review."))
            return redirect("task", row.answer.task_id)
    except Refused as refusal:
        if is_typing:
            return render(request, "reports/filing_saved.html", {"error": refusal.message})
        raise
    messages.success(request, _("Saved."))
    return redirect("filing", row.answer_id)


@require_GET
def filing_word(request: SignedIn, pk: UUID) -> HttpResponse:
    """As it would be filed now."""
    row = _filing(request, pk)
    today = timezone.localdate()
    values = shown_filing(row, records_for(row.answer, today), today)
    return download(fill(template_for(ReportKind.UNIT), values), DOCX, f"{row.title}.docx")


@require_GET
def owed(request: SignedIn) -> HttpResponse:
    """Which unit owes which report in a month, and what was filed."""
    require(request.user, "reports.see")
    form, month = _month(request)
    rows = owed_in(month.year, month.month)
    context = {
        "form": form,
        "month": month,
        "today": timezone.localdate(),
        "rows": rows,
        "filed": sum(hasattr(row, "filing") and row.filing.use_id is not None for row in rows),
    }
    return render(request, "reports/owed.html", context)


@require_GET
def owed_files(request: SignedIn) -> HttpResponse:
    """All that was filed in a month, as one archive."""
    require(request.user, "reports.see")
    _form, month = _month(request)
    files = filed_in(month.year, month.month)
    pieces = Evidence.objects.in_bulk([key for _name, key in files])
    return download(zipped(_opened(pieces, files)), ZIP, f"reports-{month:%Y-%m}.zip")


def _opened(pieces: dict[UUID, Evidence], files: list[tuple[str, UUID]]) -> Iterator[tuple[str, bytes]]:
    """One at a time, so that no more than one is held."""
    for number, (name, key) in enumerate(files, start=1):
        with pieces[key].file.open() as file:
            yield f"{number:03}-{name}", file.read()


def _month(request: SignedIn) -> tuple[MonthForm, date]:
    today = timezone.localdate()
    form = MonthForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    return form, date(said.get("year") or today.year, said.get("month") or today.month, 1)
