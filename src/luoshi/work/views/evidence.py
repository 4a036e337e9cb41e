"""The pieces of evidence of one answer: added, counted again, changed, withdrawn, looked at."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.file_kinds import is_shown
from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.reading.errors import Unreadable
from luoshi.reading.sources import LARGEST_FILE, document_of
from luoshi.work.actions import evidence as actions
from luoshi.work.forms.evidence import Counted, LinkForm, NoteForm, PieceForm, UseForm
from luoshi.work.models import Answer, Evidence, EvidenceKind, Use
from luoshi.work.queries.evidence import offered, pieces_of
from luoshi.work.records import offered_records
from luoshi.work.states import TO_DO


def _answer(request: SignedIn, pk: UUID, do: str | None = "work.answer") -> Answer:
    rows = Answer.objects.select_related("task", "unit")
    return find(rows, request.user, see="work.see", do=do, pk=pk)


@require_GET
def evidence(request: SignedIn, pk: UUID) -> HttpResponse:
    """The block of one answer, as the task page shows it."""
    return _block(request, _answer(request, pk, do=None))


def _block(request: SignedIn, answer: Answer) -> HttpResponse:
    may_add = answer.state in TO_DO and request.user.has_perm("work.answer", answer)
    context = {"answer": answer, "pieces": pieces_of([answer])[answer.pk], "may_add": may_add}
    is_part = request.headers.get("HX-Request")
    return render(request, "work/evidence.html" if is_part else "work/evidence_page.html", context)


def _stepped(request: SignedIn, answer: Answer) -> HttpResponse:
    """To htmx the block as it now stands, and the dialog closes; without script the task's page."""
    if not request.headers.get("HX-Request"):
        return redirect("task", answer.task_id)
    found = _block(request, answer)
    found["HX-Trigger"] = "dialog:close"
    found["HX-Retarget"] = f"#evidence-{answer.pk}"
    found["HX-Reswap"] = "outerHTML"
    return found


@require_http_methods(["GET", "POST"])
def add_link(request: SignedIn, pk: UUID) -> HttpResponse:
    """A page where it can be seen."""
    answer = _answer(request, pk)
    form = LinkForm(request.POST or None)
    if form.is_valid():
        actions.add_link(answer=answer, person=request.user, **form.cleaned_data)
        return _stepped(request, answer)
    return _ask(request, answer, form, _("Add a link"))


@require_http_methods(["GET", "POST"])
def add_note(request: SignedIn, pk: UUID) -> HttpResponse:
    """A line that says what was done."""
    answer = _answer(request, pk)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        actions.add_note(answer=answer, person=request.user, **form.cleaned_data)
        return _stepped(request, answer)
    return _ask(request, answer, form, _("Say what was done"))


def _ask(request: SignedIn, answer: Answer, form: Counted, title: str) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "title": title, "lead": answer.task.title, "label": _("Save")}
    context["back"] = reverse("task", args=[answer.task_id])
    status = 422 if form.is_bound else 200
    return render(request, "work/evidence_form.html", context | {"answer": answer}, status=status)


@require_http_methods(["GET", "POST"])
def use_evidence(request: SignedIn, pk: UUID) -> HttpResponse:
    """Count a piece that the unit has already; `q` are words of its title."""
    answer = _answer(request, pk)
    form = UseForm(request.POST or None)
    if form.is_valid():
        actions.use_evidence(answer=answer, person=request.user, **form.cleaned_data)
        return _stepped(request, answer)
    words = request.GET.get("q", "").strip()
    records = offered_records(answer.unit, words, request.user)
    context = {"answer": answer, "offered": offered(answer, words), "records": records, "words": words}
    return render(request, "work/evidence_choice.html", context)


@require_POST
def use_record(request: SignedIn, pk: UUID, kind: str, key: UUID) -> HttpResponse:
    """Count a record of another room, which has been kept anyway."""
    answer = _answer(request, pk)
    actions.add_record(answer=answer, person=request.user, kind=kind, key=key)
    return _stepped(request, answer)


def _use(request: SignedIn, pk: UUID) -> Use:
    rows = Use.objects.select_related("answer", "answer__task", "answer__unit", "evidence")
    use = find(rows, request.user, see="work.see", pk=pk)
    find(Answer.objects.all(), request.user, see="work.see", do="work.answer", pk=use.answer_id)
    return use


@require_http_methods(["GET", "POST"])
def change_piece(request: SignedIn, pk: UUID) -> HttpResponse:
    """Another day or count, as long as it is not handed in."""
    use = _use(request, pk)
    initial = {"happened_on": use.evidence.happened_on, "quantity": use.quantity.normalize()}
    form = PieceForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.change_piece(use=use, person=request.user, **form.cleaned_data)
        return _stepped(request, use.answer)
    return _ask(request, use.answer, form, str(use.evidence))


@require_POST
def withdraw_use(request: SignedIn, pk: UUID) -> HttpResponse:
    """It counts no more."""
    use = _use(request, pk)
    actions.withdraw_use(use=use, person=request.user)
    return _stepped(request, use.answer)


def _piece(request: SignedIn, pk: UUID) -> Evidence:
    rows = Evidence.objects.select_related("added_by", "unit")
    return find(rows, request.user, see="work.see_evidence", pk=pk)


@require_GET
def piece(request: SignedIn, pk: UUID) -> HttpResponse:
    """What it shows, as far as a page can, and what it counts for."""
    row = _piece(request, pk)
    context: dict[str, Any] = {
        "piece": row,
        "is_picture": row.media_type.startswith("image/") and is_shown(row.media_type),
        "is_shown": is_shown(row.media_type),
        "lines": _lines(row),
        "uses": row.uses.filter(withdrawn_at=None).select_related("answer__task__commitment", "answer__unit"),
    }
    return render(request, "work/piece.html", context)


def _lines(row: Evidence) -> list[str]:
    """The text of a document that the reader can read; none where it cannot."""
    if row.kind != EvidenceKind.FILE or row.media_type.startswith("image/") or row.size > LARGEST_FILE:
        return []
    try:
        with row.file.open() as file:
            return document_of(file.read(), row.title).text.splitlines()[:400]
    except Unreadable:
        return []


@require_GET
def evidence_file(request: SignedIn, pk: UUID) -> FileResponse:
    """The file; shown where a browser can do so safely, else kept."""
    row = _piece(request, pk)
    shows = is_shown(row.media_type) and "keep" not in request.GET
    kind = row.media_type if shows else "application/octet-stream"
    answer = FileResponse(row.file.open(), as_attachment=not shows, filename=row.title, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
