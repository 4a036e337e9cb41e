"""What is still missing, over all plans or in one."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions.plans import settle_doubt
from luoshi.plans.models import Doubt, Plan
from luoshi.plans.queries.lists import KINDS, NOT_UNDERSTOOD, doubts, gaps, listed

ROWS = 50


@require_GET
def lists(request: SignedIn, kind: str = KINDS[0], pk: UUID | None = None) -> HttpResponse:
    """One list with the counts of all; `pk` narrows them to a plan."""
    if kind not in KINDS:
        raise Http404
    plan = find(Plan.objects.all(), request.user, see="plans.see", pk=pk) if pk else None
    return _shown(request, kind, plan)


@require_POST
def settle(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `plan`, where the list was that of one plan."""
    doubt = find(Doubt.objects.select_related("plan"), request.user, see="plans.see", do="plans.edit", pk=pk)
    settle_doubt(doubt=doubt, person=request.user)
    plan = doubt.plan if request.POST.get("plan") else None
    if request.headers.get("HX-Request"):
        return _shown(request, NOT_UNDERSTOOD, plan)
    return redirect("plan_list", plan.pk, NOT_UNDERSTOOD) if plan else redirect("list", NOT_UNDERSTOOD)


def _shown(request: SignedIn, kind: str, plan: Plan | None) -> HttpResponse:
    key = plan.pk if plan else None
    rows = doubts(key) if kind == NOT_UNDERSTOOD else listed(kind, key)
    context = {
        "kind": kind,
        "plan": plan,
        "gaps": gaps(key),
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "may_edit": request.user.has_perm("plans.edit", plan),
        "may_assign": request.user.has_perm("plans.assign", plan),
    }
    template = "plans/lists_body.html" if request.headers.get("HX-Request") else "plans/lists.html"
    return render(request, template, context)
