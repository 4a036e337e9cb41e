"""The summary of a week."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.desk.queries.week import week_of
from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn

WEEK = timedelta(days=7)


@require_GET
def this_week(request: SignedIn) -> HttpResponse:
    """The running one."""
    return week(request, timezone.localdate().isoformat())


@require_GET
def week(request: SignedIn, day: str) -> HttpResponse:
    """That in which a day lies, written as ISO has it."""
    require(request.user, "desk.see_all")
    today = timezone.localdate()
    try:
        found = week_of(date.fromisoformat(day), today)
        around = {"before": found.first - WEEK, "after": found.first + WEEK}
    except (ValueError, OverflowError):
        raise Http404 from None
    context = {"week": found, "today": today, **around}
    return render(request, "desk/week.html", context)
