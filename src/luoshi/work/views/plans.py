"""A plan as it stands, and publishing its year."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Conflict
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Plan
from luoshi.work.actions.publish import publish_plan
from luoshi.work.forms import PublishForm
from luoshi.work.queries.tree import tree_of
from luoshi.work.year.preview import preview_of
from luoshi.work.year.proposal import propose


@require_GET
def plan(request: SignedIn, pk: UUID) -> HttpResponse:
    """Section, measure, commitment, and what became of each."""
    row = find(Plan.objects.all(), request.user, see="work.see", pk=pk)
    context = {
        "plan": row,
        "branches": tree_of(row, timezone.localdate()),
        "may_publish": request.user.has_perm("work.publish", row),
    }
    return render(request, "work/plan.html", context)


@require_http_methods(["GET", "POST"])
def publish(request: SignedIn, pk: UUID) -> HttpResponse:
    """What would be made is shown before it is; a preview that is out of date is shown anew."""
    row = find(Plan.objects.all(), request.user, see="work.see", do="work.publish", pk=pk)
    form = PublishForm(request.POST or None)
    if form.is_valid():
        try:
            done = publish_plan(plan=row, person=request.user, seen=form.cleaned_data["seen"])
        except Conflict as conflict:
            messages.warning(request, str(conflict.message))
            return redirect("publish_plan", row.pk)
        messages.success(request, _("Published: %(count)d tasks made.") % {"count": len(done.made)})
        return redirect("year")
    return render(request, "work/publish.html", {"plan": row, "preview": preview_of(propose(row))})
