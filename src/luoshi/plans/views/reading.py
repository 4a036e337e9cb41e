"""The side-by-side page, and the steps that concern more than one card."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import confirm, shape
from luoshi.plans.actions import plans as plan_actions
from luoshi.plans.actions.undo import undo as take_back
from luoshi.plans.forms.steps import AddForm
from luoshi.plans.models import Commitment, Doubt, Plan
from luoshi.plans.queries.reading import commitments_of, standing_of
from luoshi.plans.stepped import ask, attempt, desk_of, stepped


def find_plan(request: SignedIn, pk: UUID, do: str | None = "plans.edit") -> Plan:
    rows = Plan.objects.select_related("document", "organisation")
    return find(rows, request.user, see="plans.see", do=do, pk=pk)


@require_GET
def reading(request: SignedIn, pk: UUID) -> HttpResponse:
    """`?order=doubtful` puts what the reader was not sure of first."""
    plan = find_plan(request, pk, do=None)
    template = "plans/cards.html" if request.headers.get("HX-Request") else "plans/reading.html"
    return render(request, template, desk_of(request, plan))


@require_POST
def undo(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `step`; without it this person's latest, and once more the one before."""
    plan = find_plan(request, pk, do=None)
    step = next(iter(_keys(request, "step")), None)
    rows = take_back(plan=plan, person=request.user, step=step)
    return stepped(request, plan, _("Taken back."), further=True, show=rows[0].pk if rows else None)


@require_POST
def confirm_all(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `id` (any number), `measure`, or `standing` for all standing ones of the plan."""
    plan = find_plan(request, pk)
    step, count = confirm.confirm_all(commitments=_chosen(request, plan), person=request.user)
    said = ngettext("%(count)d confirmed.", "%(count)d confirmed.", count) % {"count": count}
    return stepped(request, plan, said, step=step)


@require_POST
def merge(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `id`, at least two. The first in the text takes in the others."""
    plan = find_plan(request, pk)
    chosen = _chosen(request, plan)
    step = shape.merge_commitments(commitments=chosen, person=request.user)
    return stepped(
        request, plan, _("Merged. Look at the title: it is that of the first."), step=step, show=chosen[0].pk
    )


def _chosen(request: SignedIn, plan: Plan) -> list[Commitment]:
    if "standing" in request.POST:
        return list(standing_of(plan))
    if measures := _keys(request, "measure"):
        rows = commitments_of(plan).filter(measure__in=measures)
    else:
        rows = commitments_of(plan).filter(pk__in=_keys(request, "id"))
    return list(rows)


def _keys(request: SignedIn, name: str) -> list[UUID]:
    field = forms.UUIDField()
    try:
        return [field.clean(value) for value in request.POST.getlist(name)]
    except forms.ValidationError as error:
        raise Refused(
            "unknown-key", _("This is no longer here. Reload the page to see how things stand.")
        ) from error


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, pk: UUID) -> HttpResponse:
    """From a stretch of the text that was marked, or by hand without one."""
    plan = find_plan(request, pk)
    form = AddForm(request.POST or None, initial=AddForm.from_text(plan, request.GET))
    added = attempt(form, partial(shape.add_commitment, plan=plan, person=request.user))
    if added:
        commitment, step = added
        return stepped(request, plan, _("Added as a standing duty. Edit it to give it a period, a number or a date."),
                       step=step, show=commitment.pk)  # fmt: skip
    return ask(request, plan, form, title=_("Add a commitment"), label=_("Add"), quote=form.marked(plan))


@require_POST
def settle_doubt(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = Doubt.objects.select_related("plan__document", "plan__organisation")
    doubt = find(rows, request.user, see="plans.see", do="plans.edit", pk=pk)
    step = plan_actions.settle_doubt(doubt=doubt, person=request.user)
    return stepped(request, doubt.plan, _("Settled."), step=step)
