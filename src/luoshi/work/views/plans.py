"""A plan as it stands, and publishing its year."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Conflict
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Plan
from luoshi.work.actions.continuing import continue_plan as act_continue
from luoshi.work.actions.publish import publish_plan
from luoshi.work.forms.publish import DatesForm, PublishForm
from luoshi.work.months import SHORT
from luoshi.work.queries.tree import tree_of
from luoshi.work.year.affected import affected
from luoshi.work.year.dates import Dates
from luoshi.work.year.inputs import with_publication
from luoshi.work.year.preview import preview_of
from luoshi.work.year.proposal import propose


@require_GET
def plan(request: SignedIn, pk: UUID) -> HttpResponse:
    """Section, measure, commitment, and what became of each."""
    row = find(with_publication(), request.user, see="work.see", pk=pk)
    context = {
        "plan": row,
        "tree": tree_of(row, timezone.localdate()),
        "affected": affected([row]).get(row),
        "may_publish": request.user.has_perm("work.publish", row),
    }
    return render(request, "work/plan.html", context)


@require_POST
def continue_plan(request: SignedIn, pk: UUID) -> HttpResponse:
    """Lay out the next year of a plan that runs on, before the program does it by itself."""
    row = find(with_publication(), request.user, see="work.see", do="work.publish", pk=pk)
    made = act_continue(plan=row, person=request.user)
    said = ngettext("Laid out: %(count)d task made.", "Laid out: %(count)d tasks made.", made)
    messages.success(request, said % {"count": made})
    return redirect("plan", pk)


@require_http_methods(["GET", "POST"])
def publish(request: SignedIn, pk: UUID) -> HttpResponse:
    """What would be made is shown before it is; a preview that is out of date is shown anew."""
    row = find(with_publication(), request.user, see="work.see", do="work.publish", pk=pk)
    form = PublishForm(request.POST or None)
    if form.is_valid():
        try:
            done = publish_plan(plan=row, person=request.user, **form.cleaned_data)
        except Conflict as conflict:
            messages.warning(request, str(conflict.message))
            return redirect(_address(row, form.cleaned_data["dates"]))
        made = len(done.made)
        messages.success(
            request,
            ngettext("Published: %(count)d task made.", "Published: %(count)d tasks made.", made)
            % {"count": made},
        )
        return redirect("year")
    chosen = DatesForm(request.GET)
    dates = chosen.cleaned_data["dates"] if chosen.is_valid() else Dates.KEEP
    return render(request, "work/publish.html", _preview(row, dates))


def _preview(row: Plan, dates: Dates) -> dict[str, Any]:
    return {
        "plan": row,
        "preview": preview_of(propose(row, dates)),
        "dates": dates,
        "months": SHORT,
        "options": [
            {"label": one.label, "url": _address(row, one), "current": one == dates}
            for one in (Dates.KEEP, Dates.LEVEL, Dates.RULE)
        ],
    }


def _address(row: Plan, dates: Dates) -> str:
    return f"{reverse('publish_plan', args=[row.pk])}?{urlencode({'dates': dates.value})}"
