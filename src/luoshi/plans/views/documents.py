"""Uploading, pasting, correcting, replacing and deleting what plans are read from."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.jobs import JobState
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.foundation.uploads import too_large
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import documents as actions
from luoshi.plans.forms.documents import PasteForm, TextForm, UploadForm, YearForm
from luoshi.plans.models import Document, Plan, Revision
from luoshi.plans.queries.overview import documents
from luoshi.plans.queries.revision import version_on
from luoshi.plans.troubles import trouble_of


def _find(request: SignedIn, pk: UUID, do: str | None = "plans.upload") -> Document:
    return find(documents(), request.user, see="plans.see", do=do, pk=pk)


@require_POST
def upload(request: SignedIn) -> HttpResponse:
    """One document for each file; one that is refused does not keep the others out."""
    require(request.user, "plans.upload")
    form, files = UploadForm(request.POST), request.FILES.getlist("file")
    if not form.is_valid():
        return _refuse(request, [_("The year is a number like 2026.")])
    found, refused = [], _turned_away(request)
    for file in files:
        name = file.name or ""
        try:
            document, is_new = actions.upload_document(
                person=request.user, name=name, file=file, **form.cleaned_data
            )
        except Refused as refusal:
            refused.append(f"{name}: {refusal.message}")
            continue
        if not is_new:
            messages.info(request, _("“%(name)s” has been uploaded before; here it is.") % {"name": name})
        found.append(document)
    if not found:
        return _refuse(request, refused or [_("Choose at least one file.")])
    for words in refused:
        messages.error(request, words)
    alone = len(found) == 1 and not refused
    return _lead_on(request, reverse("document", args=[found[0].pk]) if alone else reverse("plans"))


def _turned_away(request: SignedIn) -> list[str]:
    return [f"{name}: {actions.too_large().message}" for name in too_large(request)]


def _refuse(request: SignedIn, refused: list[str]) -> HttpResponse:
    """To the drop zone as JSON; without script as messages on the page of plans."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": " ".join(refused)}, status=422)
    for words in refused:
        messages.error(request, words)
    return redirect("plans")


def _lead_on(request: SignedIn, address: str) -> HttpResponse:
    """The drop zone is told where to go: following a redirect it would see the messages meant for the person."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"url": address})
    return redirect(address)


@require_http_methods(["GET", "POST"])
def paste(request: SignedIn) -> HttpResponse:
    require(request.user, "plans.upload")
    form = PasteForm(request.POST or None)
    if form.is_valid():
        document, is_new = actions.paste_text(person=request.user, **form.cleaned_data)
        if not is_new:
            messages.info(request, _("This very text has been uploaded before; here it is."))
        return redirect("document", document.pk)
    return render(request, "plans/paste.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def document(request: SignedIn, pk: UUID) -> HttpResponse:
    """How the reading stands; goes on by itself to the plan, or to the comparison with it, once there is one."""
    row = _find(request, pk, do=None)
    plans = list(row.plans.all())
    version = version_on(row)
    onwards = _onwards(version, plans) if row.job_state == JobState.DONE else None
    if onwards and (version or "stay" not in request.GET):
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": onwards})
        return redirect(onwards)
    template = "plans/document_state.html" if request.headers.get("HX-Request") else "plans/document.html"
    may_upload = request.user.has_perm("plans.upload", row)
    context = {"document": row, "plans": plans, "trouble": trouble_of(row), "may_upload": may_upload}
    return render(request, template, context)


def _onwards(version: Revision | None, plans: Sequence[Plan]) -> str | None:
    """Several plans in one upload are chosen from on its own page."""
    if version:
        name = "revision_text" if version.step else "revision"
        return reverse(name, args=[version.plan_id, version.pk])
    return reverse("reading", args=[plans[0].pk]) if len(plans) == 1 else None


@require_GET
def file(request: SignedIn, pk: UUID) -> FileResponse:
    """The file as it was given, always as an attachment."""
    row = _find(request, pk, do=None)
    return FileResponse(
        row.file.open("rb"), as_attachment=True, filename=row.name, content_type="application/octet-stream"
    )


@require_http_methods(["GET", "POST"])
def text(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = TextForm(request.POST or None, initial={"text": row.text})
    if form.is_valid():
        actions.correct_text(document=row, person=request.user, text=form.cleaned_data["text"])
        return redirect("document", row.pk)
    return render(
        request, "plans/text.html", {"form": form, "document": row}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def replace(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    if request.method == "GET":
        return render(request, "plans/replace.html", {"document": row})
    given = request.FILES.get("file")
    if given is None:
        return _refuse(request, _turned_away(request) or [_("Choose at least one file.")])
    try:
        actions.replace_document(document=row, person=request.user, name=given.name or "", file=given)
    except Refused as refusal:
        return _refuse(request, [str(refusal.message)])
    return _lead_on(request, reverse("document", args=[row.pk]))


@require_http_methods(["GET", "POST"])
def year(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = YearForm(request.POST or None, initial={"year": row.year})
    if form.is_valid():
        actions.set_year(document=row, person=request.user, year=form.cleaned_data["year"])
        return redirect("plans")
    return render(
        request, "plans/year.html", {"form": form, "document": row}, status=422 if form.is_bound else 200
    )


@require_POST
def read_again(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    actions.read_again(document=row, person=request.user)
    return redirect("document", row.pk)


@require_POST
def delete(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    actions.delete_document(document=row, person=request.user)
    messages.success(request, _("“%(name)s” has been deleted.") % {"name": row.name})
    return redirect("plans")
