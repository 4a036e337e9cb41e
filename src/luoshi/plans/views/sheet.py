"""The breakdown of a plan as a sheet: out, and back in."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, XLSX, download
from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.papers import sheet as papers
from luoshi.papers import table
from luoshi.papers.errors import PaperError
from luoshi.plans.actions import sheet as actions
from luoshi.plans.breakdown import breakdown_in
from luoshi.plans.models import Plan, SheetImport
from luoshi.plans.queries.sheet import imports_of, preview_of
from luoshi.plans.sheet.rows import in_sheet, row_of
from luoshi.plans.words import language


def _plan(request: SignedIn, pk: UUID, do: str | None = None) -> Plan:
    return find(Plan.objects.select_related("document"), request.user, see="plans.see", do=do, pk=pk)


@require_GET
def sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """The sheet as xlsx, to be printed, or changed and sent back."""
    return _written(_plan(request, pk), papers.write, XLSX, "xlsx")


@require_GET
def word(request: SignedIn, pk: UUID) -> HttpResponse:
    """The same as a table in Word, to be read."""
    return _written(_plan(request, pk), table.write, DOCX, "docx")


def _written(plan: Plan, write: Callable[..., bytes], kind: str, ending: str) -> HttpResponse:
    declared = breakdown_in(language())
    rows = [row_of(commitment, language()) for commitment in in_sheet(plan)]
    data = write(declared, rows, title=f"{plan.title} · {declared.title}", subtitle=plan.issuer)
    name = f"{plan.title}-{declared.title}.{ending}"
    return download(data, kind, name)


@require_http_methods(["GET", "POST"])
def sheet_import(request: SignedIn, pk: UUID) -> HttpResponse:
    """Where the sheet is taken and brought back. POST: `file`; what it would change is shown next."""
    plan = _plan(request, pk, do="plans.edit")
    file = request.FILES.get("file")
    if request.method == "GET":
        return render(request, "plans/sheet.html", {"plan": plan, "imports": imports_of(plan)})
    if file is None or (file.size or 0) > settings.MOST_UPLOAD_BYTES:
        return _not_taken(request, plan, _("Choose the sheet that you downloaded here."))
    try:
        offered = actions.offer_sheet(plan=plan, person=request.user, name=file.name or "", data=file.read())
    except PaperError as error:
        return _not_taken(request, plan, error.message(language()))
    except Refused as refusal:
        return _not_taken(request, plan, str(refusal.message))
    return redirect("sheet_preview", plan.pk, offered.pk)


def _not_taken(request: SignedIn, plan: Plan, why: str) -> HttpResponse:
    """The drop zone takes its answer as JSON; without script the page says it."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"error": why}, status=422)
    context = {"plan": plan, "imports": imports_of(plan), "error": why}
    return render(request, "plans/sheet.html", context, status=422)


def _offered(request: SignedIn, pk: UUID, key: UUID) -> SheetImport:
    rows = SheetImport.objects.select_related("plan", "by").filter(plan=pk)
    return find(rows, request.user, see="plans.see", do="plans.edit", pk=key)


@require_GET
def preview(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """Each change, from what to what; each row that is left out; what the sheet does not list."""
    offered = _offered(request, pk, key)
    context = {"offered": offered, "plan": offered.plan, "preview": preview_of(offered)}
    return render(request, "plans/sheet_preview.html", context)


@require_POST
def apply_sheet(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    offered = _offered(request, pk, key)
    if actions.apply_sheet(offered=offered, person=request.user):
        messages.success(request, _("The sheet has been taken over."))
    else:
        messages.info(request, _("This sheet was settled already; nothing was written twice."))
    return redirect("sheet_preview", pk, key)


@require_POST
def drop_sheet(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    offered = _offered(request, pk, key)
    if actions.drop_sheet(offered=offered, person=request.user):
        messages.info(request, _("The sheet was left; nothing was written."))
    return redirect("sheet_import", pk)
