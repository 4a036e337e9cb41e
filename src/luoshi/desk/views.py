"""The first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.desk.queries import load_of, next_tasks
from luoshi.organisation.requests import SignedIn
from luoshi.plans.queries.overview import has_plans


@require_GET
def home(request: SignedIn) -> HttpResponse:
    """What is late and due for one's own units, and for the office what is about to be forgotten."""
    now = timezone.localtime()
    context = {
        "now": now,
        "load": load_of(request.user, now.date()),
        "tasks": next_tasks(request.user),
        "today": now.date(),
        "has_plans": has_plans(),
        "may_upload": request.user.has_perm("plans.upload"),
        "units": [membership.unit for membership in request.user.memberships_now],
    }
    return render(request, "desk/home.html", context)
