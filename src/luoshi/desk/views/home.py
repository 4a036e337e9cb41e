"""The first page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.desk.queries.home import Loads, loads, next_tasks, open_plans
from luoshi.organisation.models import Role
from luoshi.organisation.requests import SignedIn
from luoshi.plans.queries.lists import gaps
from luoshi.plans.queries.overview import has_plans
from luoshi.work.queries.chasers import open_chasers


@require_GET
def home(request: SignedIn) -> HttpResponse:
    """What is late and due for one's own units; for the office what is about to be forgotten, for leaders all."""
    person, today = request.user, timezone.localdate()
    if not person.has_perm("desk.see_overview"):
        return redirect("my_work")
    found = loads(today)
    context = {
        "now": timezone.localtime(),
        "today": today,
        "units": [membership.unit for membership in person.memberships_now],
        # Whoever owes something has a plan: asking apart would cost the office's page a query too many.
        "has_plans": bool(found.units) or has_plans(),
        "may_upload": person.has_perm("plans.upload"),
        "decides": Role.LEGAL in person.roles,
    }
    if context["has_plans"]:
        context |= _work(request, found)
    return render(request, "desk/home.html", context)


def _work(request: SignedIn, found: Loads) -> dict[str, Any]:
    person = request.user
    sees_all, sees_gaps = person.has_perm("desk.see_all"), person.has_perm("desk.see_gaps")
    return {
        "mine": found.of(person.unit_ids),
        "loads": found if sees_all else None,
        "tasks": next_tasks(person),
        "open_chasers": open_chasers(person),
        "gaps": gaps() if sees_gaps or Role.LEGAL in person.roles else None,
        "sees_gaps": sees_gaps,
        "plans": open_plans() if sees_gaps else None,
    }
