"""What one person has to do, and what waits for their word."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.desk.queries.my_work import my_work as my_work_of
from luoshi.desk.queries.my_work import to_decide, to_review
from luoshi.organisation.requests import SignedIn
from luoshi.work.queries.chasers import open_chasers


@require_GET
def my_work(request: SignedIn) -> HttpResponse:
    """Returned, late, due this week, later; then what waits for the person's review or decision."""
    person, today = request.user, timezone.localdate()
    context = {
        "today": today,
        "now": timezone.localtime(),
        "units": list(dict.fromkeys(membership.unit for membership in person.memberships_now)),
        "work": my_work_of(person, today),
        "to_review": to_review(person),
        "to_decide": list(to_decide(person)),
        "open_chasers": open_chasers(person),
    }
    return render(request, "desk/my_work.html", context)
