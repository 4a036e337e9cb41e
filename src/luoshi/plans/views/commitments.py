"""The steps on one card."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.journal.queries import history as history_of
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import confirm as actions
from luoshi.plans.actions import shape
from luoshi.plans.forms.commitment import CommitmentForm
from luoshi.plans.forms.steps import DismissForm, SplitForm
from luoshi.plans.models import Commitment
from luoshi.plans.stepped import ask, attempt, shows_refusal, stepped


def find_commitment(request: SignedIn, pk: UUID, do: str | None = "plans.edit") -> Commitment:
    related = ("plan__document", "plan__organisation", "measure", "unit")
    rows = Commitment.objects.select_related(*related).prefetch_related("supports__unit")
    return find(rows, request.user, see="plans.see", do=do, pk=pk)


def _version(request: SignedIn) -> int | None:
    """The version that the person saw when they pressed the key."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else None


@require_POST
@shows_refusal
def confirm(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    step = actions.confirm_commitment(commitment=row, person=request.user, version=_version(request))
    return stepped(request, row.plan, _("Confirmed."), step=step, row=row)


@require_POST
@shows_refusal
def reopen(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    step = actions.reopen_commitment(commitment=row, person=request.user, version=_version(request))
    return stepped(request, row.plan, _("Open again."), step=step, row=row)


@require_http_methods(["GET", "POST"])
@shows_refusal
def dismiss(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = DismissForm(request.POST or None, initial={"version": row.version})
    step = attempt(form, partial(actions.dismiss_commitment, commitment=row, person=request.user))
    if step:
        return stepped(request, row.plan, _("Left out."), step=step, row=row)
    return ask(request, row.plan, form, title=_("Leave out"), label=_("Leave out"), row=row)


@require_http_methods(["GET", "POST"])
@shows_refusal
def edit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = CommitmentForm(request.POST or None, instance=row)
    act = partial(actions.edit_commitment, commitment=row, person=request.user)
    step = attempt(
        form, lambda version, supports, **_all: act(version=version, supports=supports, **form.changed)
    )
    if step:
        return stepped(request, row.plan, _("Changed."), step=step, row=row)
    return ask(request, row.plan, form, title=_("Edit"), label=_("Save"), row=row, template="plans/edit.html")


@require_http_methods(["GET", "POST"])
@shows_refusal
def split(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk)
    form = SplitForm(request.POST or None, initial={"version": row.version, "titles": row.title})
    step = attempt(form, partial(shape.split_commitment, commitment=row, person=request.user))
    if step:
        return stepped(request, row.plan, _("Split. Edit each part on its own."), step=step, show=row.pk)
    return ask(request, row.plan, form, title=_("Split"), label=_("Split"), row=row)


@require_GET
def history(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find_commitment(request, pk, do=None)
    return render(request, "plans/commitment_history.html", {"commitment": row, "events": history_of(row)})
