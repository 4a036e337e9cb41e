"""The list of plans, and what belongs to a plan as a whole."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.jobs import JobState
from luoshi.foundation.lookup import find
from luoshi.journal.queries import history as history_of
from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions.plans import set_dates
from luoshi.plans.forms.documents import PlanDatesForm, UploadForm
from luoshi.plans.models import Plan
from luoshi.plans.queries.overview import documents
from luoshi.plans.queries.revision import documents_aside, to_compare
from luoshi.plans.troubles import trouble_of


@require_GET
def plans(request: SignedIn) -> HttpResponse:
    """Every plan of the organisation with how far it is; to whoever uploads, also what is or cannot be read."""
    may_upload = request.user.has_perm("plans.upload")
    rows = list(documents())
    pending = rows if may_upload else []
    aside = documents_aside()
    return render(
        request,
        "plans/plans.html",
        {
            "plans": [plan for row in rows for plan in row.plans.all()],
            "unread": [(row, trouble_of(row)) for row in pending if row.job_state != JobState.DONE],
            "without_plan": [
                row
                for row in pending
                if row.job_state == JobState.DONE and not row.plans.all() and row.pk not in aside
            ],
            "to_compare": to_compare() if may_upload else [],
            "is_reading": any(row.job_state in (JobState.WAITING, JobState.RUNNING) for row in pending),
            "may_upload": may_upload,
            "form": UploadForm(),
        },
    )


@require_GET
def history(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = find(Plan.objects.all(), request.user, see="plans.see", pk=pk)
    return render(request, "plans/history.html", {"plan": plan, "events": history_of(plan)})


@require_http_methods(["GET", "POST"])
def dates(request: SignedIn, pk: UUID) -> HttpResponse:
    plan = find(Plan.objects.all(), request.user, see="plans.see", do="plans.edit", pk=pk)
    form = PlanDatesForm(
        request.POST or None,
        year=plan.year,
        initial={"issued_on": plan.issued_on, "ends_on": plan.ends_on},
    )
    if form.is_valid():
        set_dates(plan=plan, person=request.user, **form.cleaned_data)
        return redirect("reading", plan.pk)
    return render(
        request, "plans/dates.html", {"form": form, "plan": plan}, status=422 if form.is_bound else 200
    )
