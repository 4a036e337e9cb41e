"""The steps on one card."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.journal.queries import history as history_of
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import confirm as actions
from luoshi.plans.forms import CommitmentForm, ReasonForm, SplitForm
from luoshi.plans.models import Commitment
from luoshi.plans.stepped import ask, stepped


def find_commitment(request: SignedIn, pk: UUID, do: str | None = "plans.edit") -> Commitment:
    rows = Commitment.objects.select_related("plan__document", "measure", "unit").prefetch_related("supports__unit")
    return find(rows, request.user, see="plans.see", do=do, pk=pk)


def _version(request: SignedIn) -> int | None:
    """The version that the person saw when they pressed the key."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else None


@require_POST
def confirm(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    actions.confirm_commitment(commitment=row, person=request.user, version=_version(request))
    return stepped(request, row.plan, _("Confirmed."), row)


@require_POST
def reopen(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    actions.reopen_commitment(commitment=row, person=request.user, version=_version(request))
    return stepped(request, row.plan, _("Open again."), row)


@require_http_methods(["GET", "POST"])
def dismiss(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": row.version})
    if form.is_valid():
        actions.dismiss_commitment(commitment=row, person=request.user, **form.cleaned_data)
        return stepped(request, row.plan, _("Left out."), row)
    return ask(request, row.plan, form, title=_("Leave out"), label=_("Leave out"), row=row)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = CommitmentForm(request.POST or None, instance=row)
    if form.is_valid():
        actions.edit_commitment(
            commitment=row,
            person=request.user,
            version=form.cleaned_data["version"],
            supports=form.cleaned_data["supports"],
            **form.changed,
        )
        return stepped(request, row.plan, _("Changed."), row)
    return ask(request, row.plan, form, title=_("Edit"), label=_("Save"), row=row)


@require_http_methods(["GET", "POST"])
def split(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = SplitForm(request.POST or None, initial={"version": row.version, "titles": row.title})
    if form.is_valid():
        actions.split_commitment(commitment=row, person=request.user, **form.cleaned_data)
        return stepped(request, row.plan, _("Split."))
    return ask(request, row.plan, form, title=_("Split"), label=_("Split"), row=row, target="#cards")


@require_GET
def history(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk, do=None)
    return render(request, "plans/commitment_history.html", {"commitment": row, "events": history_of(row)})
