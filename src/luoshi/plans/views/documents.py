"""Uploading, pasting, correcting, replacing and deleting what plans are read from."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.jobs import JobState
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import documents as actions
from luoshi.plans.forms.documents import PasteForm, TextForm, UploadForm, YearForm
from luoshi.plans.models import Document
from luoshi.plans.queries.overview import documents
from luoshi.plans.troubles import trouble_of


def _find(request: SignedIn, pk: UUID, do: str | None = "plans.upload") -> Document:
    return find(documents(), request.user, see="plans.see", do=do, pk=pk)


@require_POST
def upload(request: SignedIn) -> HttpResponse:
    """One document for each file; the drop zone gets its answer as JSON or follows the redirect."""
    form = UploadForm(request.POST)
    files = request.FILES.getlist("file")
    if not form.is_valid() or not files:
        return JsonResponse({"error": _("Choose at least one file.")}, status=422)
    found = []
    for file in files:
        try:
            document, is_new = actions.upload_document(
                person=request.user, name=file.name or "", file=file, year=form.cleaned_data["year"]
            )
        except Refused as refusal:
            return JsonResponse({"error": f"{file.name}: {refusal.message}"}, status=422)
        if not is_new:
            messages.info(request, _("“%(name)s” has been uploaded before; here it is.") % {"name": file.name})
        found.append(document)
    return redirect("document", found[0].pk) if len(found) == 1 else redirect("plans")


@require_http_methods(["GET", "POST"])
def paste(request: SignedIn) -> HttpResponse:
    require(request.user, "plans.upload")
    form = PasteForm(request.POST or None)
    if form.is_valid():
        document, _is_new = actions.paste_text(person=request.user, **form.cleaned_data)
        return redirect("document", document.pk)
    return render(request, "plans/paste.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def document(request: SignedIn, pk: UUID) -> HttpResponse:
    """How the reading stands; goes on to the plan by itself once there is one."""
    row = _find(request, pk, do=None)
    plans = list(row.plans.all())
    if row.job_state == JobState.DONE and len(plans) == 1 and "stay" not in request.GET:
        answer = redirect("reading", plans[0].pk)
        if request.headers.get("HX-Request"):
            answer = HttpResponse(headers={"HX-Redirect": answer.url})
        return answer
    template = "plans/document_state.html" if request.headers.get("HX-Request") else "plans/document.html"
    return render(request, template, {"document": row, "plans": plans, "trouble": trouble_of(row)})


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
    return render(request, "plans/text.html", {"form": form, "document": row}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def replace(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    given = request.FILES.get("file")
    if request.method == "POST" and given is not None:
        actions.replace_document(document=row, person=request.user, name=given.name or "", file=given)
        return redirect("document", row.pk)
    return render(request, "plans/replace.html", {"document": row})


@require_http_methods(["GET", "POST"])
def year(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = YearForm(request.POST or None, initial={"year": row.year})
    if form.is_valid():
        actions.set_year(document=row, person=request.user, year=form.cleaned_data["year"])
        return redirect("plans")
    return render(request, "plans/year.html", {"form": form, "document": row}, status=422 if form.is_bound else 200)


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
