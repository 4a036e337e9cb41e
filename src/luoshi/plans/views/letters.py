"""Letters of responsibility: the office's list of them, each one's page, and what is done with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, ZIP, download, zipped
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.journal.queries import history as history_of
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write
from luoshi.plans.actions import letters as actions
from luoshi.plans.forms.letters import ScanForm, WordingForm
from luoshi.plans.letters import PLACES, is_outdated, version_of, wording
from luoshi.plans.models import Letter, LetterState, Plan
from luoshi.plans.official import PARTS, paper_of_letter
from luoshi.plans.queries.letters import letters as rows_of_letters
from luoshi.plans.queries.letters import lines_of
from luoshi.plans.shares import division_of
from luoshi.plans.views.responsibility import published
from luoshi.plans.views.tabs import responsibility_tabs


@require_GET
def letters(request: SignedIn, pk: UUID) -> HttpResponse:
    """Every unit with its letter: who has signed, which are out of date, what making them now would do."""
    plan, division = published(request, pk)
    lines = lines_of(plan, division) if division else []
    context = {
        "plan": plan,
        "lines": lines,
        "version": version_of(plan),
        "settled": sum(line.is_settled for line in lines),
        "to_make": sum(line.is_to_make for line in lines),
        "has_letters": any(line.letter for line in lines),
        "is_published": division is not None,
        "may_make": request.user.has_perm("plans.make_letters", plan),
        "tabs": responsibility_tabs(plan, "letters"),
    }
    return render(request, "plans/letters.html", context)


@require_POST
def make_letters(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = find(Plan.objects.all(), request.user, see="plans.see", do="plans.make_letters", pk=pk)
    made = len(actions.make_letters(plan=plan, person=request.user))
    said = ngettext("%(count)d letter has been made.", "%(count)d letters have been made.", made)
    messages.success(request, said % {"count": made})
    return redirect("letters", pk)


@require_GET
def letters_files(request: SignedIn, pk: UUID) -> HttpResponse:
    """All that hold, as Word files in one archive."""
    plan = find(Plan.objects.all(), request.user, see="plans.see", pk=pk)
    rows = rows_of_letters().filter(plan=plan).exclude(state=LetterState.REPLACED).order_by("number")
    files = [(f"{row.number:03}-{row.unit}.docx", write(paper_of_letter(row))) for row in rows]
    if not files:
        raise Refused("no-letters", _("No letter has been made yet."))
    return download(zipped(files), ZIP, f"{plan.title}-责任书.zip")


@require_http_methods(["GET", "POST"])
def letter_wording(request: SignedIn) -> HttpResponse:
    """The words before the list of every letter."""
    require(request.user, "plans.make_letters")
    form = WordingForm(request.POST or None, initial={"text": wording()})
    if form.is_valid():
        actions.change_wording(person=request.user, **form.cleaned_data)
        messages.success(request, _("Letters that are made from now on begin with these words."))
        return redirect("plans")
    context = {"form": form, "places": PLACES}
    return render(request, "plans/letter_wording.html", context, status=422 if form.is_bound else 200)


def _letter(request: SignedIn, pk: UUID, do: str | None = None) -> Letter:
    return find(rows_of_letters(), request.user, see="plans.see", do=do, pk=pk)


@require_GET
def letter(request: SignedIn, pk: UUID) -> HttpResponse:
    """What it says, who has signed it, and whether the plan still asks for this."""
    row = _letter(request, pk)
    outdated = is_outdated(row, division_of(row.plan).of(row.unit_id))
    is_open = row.state != LetterState.REPLACED and not outdated
    context = {
        "letter": row,
        "parts": [
            (name, rows)
            for kind, name in PARTS.items()
            if (rows := [one for one in row.rows if one["kind"] == kind])
        ],
        "is_outdated": outdated,
        "may_acknowledge": is_open
        and row.state == LetterState.WAITING
        and request.user.has_perm("plans.acknowledge", row),
        "may_file": is_open
        and row.state != LetterState.SIGNED
        and request.user.has_perm("plans.file_scan", row),
        "events": history_of(row),
    }
    return render(request, "plans/letter.html", context)


@require_POST
def acknowledge(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _letter(request, pk, "plans.acknowledge")
    actions.acknowledge_letter(letter=row, person=request.user)
    messages.success(request, _("Acknowledged."))
    return redirect(row)


@require_http_methods(["GET", "POST"])
def file_scan(request: SignedIn, pk: UUID) -> HttpResponse:
    """The letter that was signed on paper."""
    row = _letter(request, pk, "plans.file_scan")
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            actions.file_scan(letter=row, person=request.user, file=form.cleaned_data["file"])
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            messages.success(request, _("The signed letter is filed."))
            return redirect(row)
    context = {"form": form, "title": _("File the signed letter"), "label": _("File it")}
    context |= {"lead": f"{row} · {row.unit}", "back": row.get_absolute_url()}
    return render(request, "organisation/form_page.html", context, status=422 if form.is_bound else 200)


@require_GET
def scan_of_letter(request: SignedIn, pk: UUID) -> FileResponse:
    """What was signed on paper: of a kind that browsers show safely."""
    row = _letter(request, pk)
    if not row.file:
        raise Http404
    answer = FileResponse(row.file.open("rb"), filename=row.file_name, content_type=row.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_GET
def letter_word(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _letter(request, pk)
    return download(write(paper_of_letter(row)), DOCX, f"{row}-{row.unit}.docx")
