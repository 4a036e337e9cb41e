"""The second opinion about a plan: asked, awaited, told."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions.opinion import ask_for_opinion
from luoshi.plans.models import Plan
from luoshi.plans.queries.opinion import told


def _plan(request: SignedIn, pk: UUID) -> Plan:
    return find(Plan.objects.all(), request.user, see="plans.see", do="plans.edit", pk=pk)


@require_GET
def opinion(request: SignedIn, pk: UUID) -> HttpResponse:
    """How far it is, and what came of it."""
    plan = _plan(request, pk)
    template = "plans/opinion_state.html" if request.headers.get("HX-Request") else "plans/opinion.html"
    return render(request, template, {"plan": plan, "told": told(plan)})


@require_POST
def ask(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    ask_for_opinion(plan=plan, person=request.user)
    return redirect("opinion", plan.pk)
