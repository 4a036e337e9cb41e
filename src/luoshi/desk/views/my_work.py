"""What one person has to do, and what waits for their word."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.desk.queries.my_work import AHEAD, SHOWN, MyWork
from luoshi.desk.queries.my_work import my_work as my_work_of
from luoshi.desk.queries.my_work import same_work as same_work_of
from luoshi.foundation.lookup import find
from luoshi.ledgers.queries.entries import entries_of
from luoshi.meetings.queries.meetings import invitations_of
from luoshi.organisation.requests import SignedIn
from luoshi.plans.queries.letters import letters_to_acknowledge
from luoshi.work.models import Answer
from luoshi.work.queries.chasers import open_chasers
from luoshi.work.queries.duties import units_to_look
from luoshi.work.queries.review import first_to_review, to_decide

MOST_ENTRIES, MOST_MEETINGS = 20, 5


@require_GET
def my_work(request: SignedIn) -> HttpResponse:
    """What waits for the person's review or decision; then what is returned, late, due this week, later."""
    person, today = request.user, timezone.localdate()
    only_in_hand = request.GET.get("of") == "me"
    work = my_work_of(person, today, only_in_hand=only_in_hand)
    to_review, waiting = first_to_review(person, SHOWN)
    context = {
        "today": today,
        "now": timezone.localtime(),
        "units": list(dict.fromkeys(membership.unit for membership in person.memberships_now)),
        "work": work,
        "whose": _whose(work, only_in_hand=only_in_hand),
        "to_review": to_review,
        "waiting": waiting,
        "entries": entries_of(person, today + AHEAD, MOST_ENTRIES),
        "invitations": invitations_of(person, today + AHEAD, MOST_MEETINGS),
        "to_look": units_to_look(person, today),
        "to_decide": to_decide(person),
        "open_chasers": open_chasers(person),
        "letters": letters_to_acknowledge(person),
    }
    return render(request, "desk/my_work.html", context)


@require_GET
def same_work(request: SignedIn, pk: UUID) -> HttpResponse:
    """The other answers of the same commitment, for the fold below one of them or as a page."""
    rows = Answer.objects.select_related("task", "unit")
    first = find(rows, request.user, see="work.see", do="work.answer", pk=pk)
    today = timezone.localdate()
    context = {"first": first, "lines": same_work_of(request.user, first, today), "today": today}
    template = "desk/same_work.html" if request.headers.get("HX-Request") else "desk/same_work_page.html"
    return render(request, template, context)


def _whose(work: MyWork, *, only_in_hand: bool) -> list[dict[str, Any]]:
    """The two views of the page, where something has been handed to the person and something has not."""
    if work.counts["in_hand"] in (0, work.counts["all"]):
        return []
    here = reverse("my_work")
    return [
        {"label": _("All of my units"), "url": here, "current": not only_in_hand},
        {"label": _("In my hands"), "url": f"{here}?of=me", "current": only_in_hand},
    ]
