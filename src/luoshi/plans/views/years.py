"""A plan beside that of the year before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions.assign import assign_leads
from luoshi.plans.models import Plan
from luoshi.plans.queries.year_before import compared, plans_before


def _plan(request: SignedIn, pk: UUID, do: str | None = None) -> Plan:
    return find(Plan.objects.select_related("document"), request.user, see="plans.see", do=do, pk=pk)


@require_GET
def year_before(request: SignedIn, pk: UUID) -> HttpResponse:
    """`?with=` another plan of the year before; `?kind=` what is carried over, altered, new or gone."""
    plan = _plan(request, pk)
    others = plans_before(plan)
    before = _chosen(others, request.GET.get("with", ""))
    context: dict[str, Any] = {"plan": plan, "before": before, "year_before": plan.year - 1}
    if before:
        found = compared(plan, before, timezone.localdate())
        kind = found.group(request.GET.get("kind", ""))
        context |= {"comparison": found, "kind": kind, "entries": found.entries(kind)}
        context |= {
            "options": _options(others, before),
            "may_assign": request.user.has_perm("plans.assign", plan),
        }
    return render(request, "plans/year_before.html", context)


def _chosen(others: Sequence[Plan], asked: str) -> Plan | None:
    """The plan that was asked for, else the one most like it."""
    return next((one for one in others if str(one.pk) == asked), others[0] if others else None)


def _options(others: Sequence[Plan], before: Plan) -> list[dict[str, Any]]:
    """What else it can be held against."""
    if len(others) < 2:
        return []
    return [{"label": one.title, "url": f"?with={one.pk}", "current": one == before} for one in others]


@require_POST
def take_over_leads(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `with`, the plan of the year before."""
    plan = _plan(request, pk, do="plans.assign")
    before = _chosen(plans_before(plan), request.POST.get("with", ""))
    leads = compared(plan, before, timezone.localdate()).leads if before else []
    _step, count = assign_leads(plan=plan, person=request.user, leads=leads)
    said = ngettext("%(count)d commitment given.", "%(count)d commitments given.", count) % {"count": count}
    messages.success(request, said if count else _("All of these have it so already."))
    return redirect(reverse("assign", args=[plan.pk]))
