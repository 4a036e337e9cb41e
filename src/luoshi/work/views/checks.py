"""Checks: listed, planned, looked through item by item, closed, printed; and the pool, for whoever draws again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.journal.queries import history as history_of
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write
from luoshi.work.actions import checks as actions
from luoshi.work.draw import written
from luoshi.work.forms.checks import CheckForm, CloseForm, LookForm
from luoshi.work.models import Check, CheckItem, ItemResult
from luoshi.work.papers import check_paper
from luoshi.work.queries import checks as queries

PAGE = 50


@require_GET
def checks(request: SignedIn) -> HttpResponse:
    """All of the organisation's, open ones first."""
    require(request.user, "work.see")
    rows = queries.checks().order_by("closed_at", "-year", "-number")
    context = {
        "open": rows.filter(closed_at=None),
        "page": Paginator(rows.filter(closed_at__isnull=False), PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "may_plan": request.user.has_perm("work.plan_check"),
    }
    return render(request, "work/checks.html", context)


@require_http_methods(["GET", "POST"])
def plan_check(request: SignedIn) -> HttpResponse:
    """What is looked at; the draw is made with it and cannot be made again."""
    require(request.user, "work.plan_check")
    today = timezone.localdate()
    first = {"accepted_from": today.replace(month=1, day=1), "accepted_to": today}
    form = CheckForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            check = actions.plan_check(person=request.user, **form.check)
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("%(check)s has been planned.") % {"check": check})
            return redirect(check)
    return render(request, "work/plan_check.html", {"form": form}, status=422 if form.is_bound else 200)


def _check(request: SignedIn, pk: UUID, do: str | None = None) -> Check:
    rows = Check.objects.select_related("made_by", "organisation").prefetch_related(
        "units__unit", "units__checker"
    )
    return find(rows, request.user, see="work.see", do=do, pk=pk)


@require_GET
def check(request: SignedIn, pk: UUID) -> HttpResponse:
    """What was drawn and how, what was seen, and what has become of the findings."""
    row = _check(request, pk)
    seen = queries.seen_in(row, request.user)
    counts = queries.counts_of(seen)
    context = {
        "check": row,
        "seen": seen,
        "looked": len(seen) - counts[ItemResult.WAITING],
        "found": counts[ItemResult.FINDING],
        "may_close": row.closed_at is None
        and not counts[ItemResult.WAITING]
        and request.user.has_perm("work.plan_check", row),
        "events": history_of(row),
        "today": timezone.localdate(),
    }
    return render(request, "work/check.html", context)


@require_GET
def check_pool(request: SignedIn, pk: UUID) -> HttpResponse:
    """What was drawn from, as `luoshi checks draw` reads it."""
    row = _check(request, pk)
    return download(
        written(row.tickets).encode(), "text/plain; charset=utf-8", f"check-{row.year}-{row.number}.txt"
    )


@require_GET
def print_check(request: SignedIn, pk: UUID) -> HttpResponse:
    """What the check has shown, in official layout, as a Word file."""
    row = _check(request, pk)
    data = write(check_paper(row, queries.seen_in(row, request.user)))
    return download(data, DOCX, f"{row}.docx")


@require_http_methods(["GET", "POST"])
def look_at(request: SignedIn, pk: UUID) -> HttpResponse:
    """In order, or a finding."""
    rows = CheckItem.objects.select_related("check_of", "answer__task", "answer__unit")
    item = find(rows, request.user, see="work.see", do="work.look_at", pk=pk)
    form = LookForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if said.pop("result") == ItemResult.FINDING:
            actions.note_finding(item=item, person=request.user, **said)
        else:
            actions.note_in_order(item=item, person=request.user, note=said["note"])
        messages.success(request, _("Noted."))
        return redirect(item.check_of)
    uses = item.answer.uses.filter(withdrawn_at=None).select_related("evidence")
    context = {"item": item, "form": form, "uses": uses}
    return render(request, "work/look_at.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def close_check(request: SignedIn, pk: UUID) -> HttpResponse:
    """What it has shown as a whole."""
    row = _check(request, pk, "work.plan_check")
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close_check(check=row, person=request.user, **form.cleaned_data)
        messages.success(request, _("The check is closed."))
        return redirect(row)
    context = {"form": form, "title": _("Close the check"), "label": _("Close it")}
    context |= {"lead": f"{row} · {row.title}", "back": row.get_absolute_url()}
    return render(request, "organisation/form_page.html", context, status=422 if form.is_bound else 200)
