"""The first page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.desk.queries import loads, next_tasks, open_plans
from luoshi.organisation.models import Role
from luoshi.organisation.requests import SignedIn
from luoshi.plans.queries.lists import gaps
from luoshi.plans.queries.overview import has_plans


@require_GET
def home(request: SignedIn) -> HttpResponse:
    """What is late and due for one's own units; for the office what is about to be forgotten, for leaders all."""
    person, today = request.user, timezone.localdate()
    context = {
        "now": timezone.localtime(),
        "today": today,
        "units": [membership.unit for membership in person.memberships_now],
        "has_plans": has_plans(),
        "may_upload": person.has_perm("plans.upload"),
        "decides": Role.LEGAL in person.roles,
    }
    if context["has_plans"]:
        context |= _work(request, today)
    return render(request, "desk/home.html", context)


def _work(request: SignedIn, today: date) -> dict[str, Any]:
    person, found = request.user, loads(today)
    sees_all, sees_gaps = person.has_perm("desk.see_all"), person.has_perm("desk.see_gaps")
    return {
        "mine": found.of(person.unit_ids),
        "loads": found if sees_all else None,
        "tasks": next_tasks(person),
        "gaps": gaps() if sees_gaps or Role.LEGAL in person.roles else None,
        "sees_gaps": sees_gaps,
        "plans": open_plans() if sees_gaps else None,
    }
