"""The side-by-side page, and the steps that concern more than one card."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import change, confirm
from luoshi.plans.actions import plans as plan_actions
from luoshi.plans.forms import AddForm
from luoshi.plans.models import Doubt, Plan
from luoshi.plans.queries.overview import counts_of
from luoshi.plans.queries.reading import commitments_of, page_of
from luoshi.plans.stepped import ask, last_step_of, stepped


def _plan(request: SignedIn, pk: UUID, do: str | None = "plans.edit") -> Plan:
    return find(Plan.objects.select_related("document"), request.user, see="plans.see", do=do, pk=pk)


@require_GET
def reading(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk, do=None)
    context = {
        "plan": plan,
        "page": page_of(plan),
        "counts": counts_of(plan),
        "may_edit": request.user.has_perm("plans.edit", plan),
        "may_review": request.user.has_perm("plans.review_flags", plan),
        "last_step": last_step_of(request.user),
    }
    template = "plans/cards.html" if request.headers.get("HX-Request") else "plans/reading.html"
    return render(request, template, context)


@require_POST
def undo(request: SignedIn, pk: UUID) -> HttpResponse:
    """Take back the last step of this person."""
    plan = _plan(request, pk)
    step = request.POST.get("step") or last_step_of(request.user)
    if not step:
        raise Refused("nothing-to-undo", _("There is nothing to undo."))
    change.undo(person=request.user, step=UUID(step))
    return stepped(request, plan, _("Taken back."))


@require_POST
def confirm_all(request: SignedIn, pk: UUID) -> HttpResponse:
    """Every commitment whose id was sent: those of a measure, its standing ones, or all that are marked."""
    plan = _plan(request, pk)
    chosen = list(commitments_of(plan).filter(pk__in=request.POST.getlist("id")))
    confirm.confirm_all(commitments=chosen, person=request.user)
    return stepped(request, plan, _("Confirmed."))


@require_POST
def merge(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    chosen = list(commitments_of(plan).filter(pk__in=request.POST.getlist("id")))
    confirm.merge_commitments(commitments=chosen, person=request.user)
    return stepped(request, plan, _("Merged."))


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, pk: UUID) -> HttpResponse:
    """From a stretch of the text that was marked, or by hand without one."""
    plan = _plan(request, pk)
    form = AddForm(request.POST or None, initial=AddForm.from_text(plan, request.GET))
    if form.is_valid():
        confirm.add_commitment(plan=plan, person=request.user, **form.cleaned_data)
        return stepped(request, plan, _("Added."))
    return ask(request, plan, form, title=_("Add a commitment"), label=_("Add"), target="#cards")


@require_POST
def settle_doubt(request: SignedIn, pk: UUID) -> HttpResponse:
    doubt = find(Doubt.objects.select_related("plan"), request.user, see="plans.see", do="plans.edit", pk=pk)
    plan_actions.settle_doubt(doubt=doubt, person=request.user)
    return redirect("reading", doubt.plan_id)
