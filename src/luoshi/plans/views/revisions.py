"""A revised version of a plan: given, compared, confirmed or left; and the versions there have been."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.foundation.uploads import too_large
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import documents
from luoshi.plans.actions import revisions as actions
from luoshi.plans.models import Plan, PlanState, Revision
from luoshi.plans.queries.revision import page_of, revisions, text_of, versions_of


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, pk: UUID) -> HttpResponse:
    """The versions of the plan. POST: `file`; the comparison is shown once it has been read."""
    do = "plans.edit" if request.method == "POST" else None
    plan = find(
        Plan.objects.select_related("document__uploaded_by"), request.user, see="plans.see", do=do, pk=pk
    )
    if request.method == "GET":
        return _versions(request, plan)
    file = request.FILES.get("file")
    if file is None:
        refused = documents.too_large().message if too_large(request) else _("Choose the revised plan.")
        return _not_taken(request, plan, str(refused))
    try:
        offered = actions.offer_revision(plan=plan, person=request.user, name=file.name or "", file=file)
    except Refused as refusal:
        return _not_taken(request, plan, str(refusal.message))
    address = reverse("document", args=[offered.document_id])
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"url": address})
    return redirect(address)


def _not_taken(request: SignedIn, plan: Plan, why: str) -> HttpResponse:
    """The drop zone takes its answer as JSON; without script the page says it."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": why}, status=422)
    return _versions(request, plan, error=why)


def _versions(request: SignedIn, plan: Plan, error: str = "") -> HttpResponse:
    versions = versions_of(plan)
    context = {
        "plan": plan,
        "error": error,
        "waiting": next((one for one in versions if not one.step), None),
        "former": [one for one in versions if one.step],
        "may_edit": request.user.has_perm("plans.edit", plan),
    }
    return render(request, "plans/revise.html", context, status=422 if error else 200)


def _revision(request: SignedIn, pk: UUID, key: UUID, do: str | None = None) -> Revision:
    return find(revisions().filter(plan=pk), request.user, see="plans.see", do=do, pk=key)


@require_GET
def revision(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """`?kind=` one of the kinds of change."""
    offered = _revision(request, pk, key)
    if not offered.rows:
        return redirect("document", offered.document_id)
    context = {
        "revision": offered,
        "plan": offered.plan,
        "page": page_of(offered, request.GET.get("kind", "")),
        "is_published": offered.plan.state == PlanState.PUBLISHED,
        "may_edit": request.user.has_perm("plans.edit", offered.plan),
        # Each takes back their own steps, and the latest version first.
        "may_take_back": offered.by == request.user and offered.plan.document_id == offered.document_id,
    }
    return render(request, "plans/revision.html", context)


@require_POST
def apply_revision(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """POST: `seen`, the fingerprint of the comparison that was looked at."""
    offered = _revision(request, pk, key, do="plans.edit")
    actions.apply_revision(revision=offered, person=request.user, seen=request.POST.get("seen", ""))
    messages.success(request, _("The revised version is in force."))
    return redirect("revision", pk, key)


@require_POST
def drop_revision(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    offered = _revision(request, pk, key, do="plans.edit")
    actions.drop_revision(revision=offered, person=request.user)
    messages.info(request, _("The revised version was left; the plan is as it was."))
    return redirect("revise", pk)


@require_GET
def revision_text(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """The text that is not in force: as it would be, or as it was."""
    offered = _revision(request, pk, key)
    if not offered.rows:
        return redirect("document", offered.document_id)
    context = {"revision": offered, "plan": offered.plan, "page": {"paper": text_of(offered)}}
    return render(request, "plans/revision_text.html", context)
