"""A sheet into a ledger: brought, its columns told, shown, confirmed, watched."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.ledgers.actions import intakes as actions
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.forms_of_sheets import ColumnsForm
from luoshi.ledgers.models import Intake
from luoshi.ledgers.queries.entries import versions_of
from luoshi.ledgers.queries.intakes import compared
from luoshi.ledgers.sheet.columns import retired
from luoshi.ledgers.views.entries import find_definition
from luoshi.organisation.requests import SignedIn
from luoshi.papers.errors import PaperError
from luoshi.plans.words import language

SHOWN = 100


@require_http_methods(["GET", "POST"])
def bring_sheet(request: SignedIn, code: str) -> HttpResponse:
    """POST: `file`; what it would do is shown next."""
    require(request.user, "ledgers.enter")
    definition, file = find_definition(code), request.FILES.get("file")
    if request.method == "GET":
        return render(request, "ledgers/bring_sheet.html", {"definition": definition})
    if file is None or (file.size or 0) > settings.MOST_UPLOAD_BYTES:
        return _not_taken(request, definition, _("Choose the sheet."))
    try:
        row = actions.bring_sheet(
            person=request.user, definition=definition, name=file.name or "", data=file.read()
        )
    except PaperError as error:
        return _not_taken(request, definition, error.message(language()))
    return redirect("intake", row.pk)


def _not_taken(request: SignedIn, definition: Definition, why: str) -> HttpResponse:
    """The drop zone takes its answer as JSON; without script the page says it."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"error": why}, status=422)
    context = {"definition": definition, "error": why}
    return render(request, "ledgers/bring_sheet.html", context, status=422)


def _intake(request: SignedIn, pk: UUID) -> Intake:
    return find(Intake.objects.select_related("taking"), request.user, see="ledgers.take_in", pk=pk)


@require_GET
def intake(request: SignedIn, pk: UUID) -> HttpResponse:
    """What each column means and what would be written; once confirmed, how far it is."""
    row = _intake(request, pk)
    definition = find_definition(row.code)
    if hasattr(row, "taking"):
        page = "ledgers/taking.html" if request.headers.get("HX-Request") else "ledgers/intake_taken.html"
        return render(request, page, {"intake": row, "taking": row.taking, "definition": definition})
    return _shown(request, row, definition, ColumnsForm(intake=row, definition=definition))


def _shown(request: SignedIn, row: Intake, definition: Definition, form: ColumnsForm) -> HttpResponse:
    preview = compared(row, definition, request.user).preview
    headings = [heading for heading, _sample in row.headings]
    unread = [one for one in headings if not row.mapping.get(one)]
    old = retired(unread, versions_of(definition))
    context: dict[str, Any] = {
        "intake": row,
        "definition": definition,
        "form": form,
        "preview": preview,
        "changes": [one for one in preview.changes if not one.is_new][:SHOWN],
        "added": [one for one in preview.changes if one.is_new][:SHOWN],
        "problems": preview.problems[:SHOWN],
        "shown": SHOWN,
        "old": old,
        "unread": [one for one in unread if one not in old],
        "missing": form.missing,
    }
    return render(request, "ledgers/intake.html", context, status=422 if form.errors else 200)


@require_POST
def tell_columns(request: SignedIn, pk: UUID) -> HttpResponse:
    """Which column means which field; the preview is drawn anew."""
    row = _intake(request, pk)
    definition = find_definition(row.code)
    form = ColumnsForm(request.POST, intake=row, definition=definition)
    if form.is_valid():
        try:
            actions.tell_columns(
                intake=row, person=request.user, definition=definition, mapping=form.cleaned_mapping
            )
        except PaperError as error:
            form.add_error(None, error.message(language()))
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("intake", row.pk)
    return _shown(request, row, definition, form)


@require_POST
def confirm_intake(request: SignedIn, pk: UUID) -> HttpResponse:
    """What was shown is written, in the background."""
    row = _intake(request, pk)
    definition = find_definition(row.code)
    try:
        actions.confirm_intake(
            intake=row, person=request.user, definition=definition, digest=request.POST.get("digest", "")
        )
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("intake", row.pk)
