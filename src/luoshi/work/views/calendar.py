"""A month of tasks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.holidays import holiday_name
from luoshi.organisation.requests import SignedIn
from luoshi.work.forms.filters import MonthFilter
from luoshi.work.look import tone_of
from luoshi.work.queries.month import Day, month_of


@require_GET
def calendar(request: SignedIn) -> HttpResponse:
    """Weeks from Monday; days off and make-up workdays are marked."""
    today = timezone.localdate()
    form = MonthFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    shown = date(wanted.get("year") or today.year, wanted.get("month") or today.month, 1)
    working = calendar_of(request.user.organisation)
    scope = {name: wanted.get(name) for name in ("unit", "plan")}
    weeks = month_of(shown.year, shown.month, working, **scope)
    context = {
        "form": form,
        "shown": shown,
        "published": working.published(shown.year),
        "weekdays": [WEEKDAYS_ABBR[day] for day in range(7)],
        "weeks": [[_day(day, today, scope) for day in week] for week in weeks],
        "previous": _address(shown - timedelta(days=1), scope),
        "next": _address(shown + timedelta(days=31), scope),
    }
    return render(request, "work/calendar.html", context)


def _address(day: date, scope: dict[str, Any]) -> str:
    chosen = {key: row.pk for key, row in scope.items() if row}
    return f"{reverse('calendar')}?{urlencode({'year': day.year, 'month': day.month, **chosen})}"


def _day(day: Day, today: date, scope: dict[str, Any]) -> dict[str, Any]:
    at_weekend = day.date.weekday() >= 5
    works, rests = at_weekend and not day.is_off, day.is_off and (not at_weekend or bool(day.name))
    return {
        "date": day.date,
        "other": day.is_other,
        "today": day.date == today,
        "off": day.is_off,
        "mark": pgettext("on a calendar", "work")
        if works
        else pgettext("on a calendar", "off")
        if rests
        else "",
        "mark_tone": "work" if works else "",
        "label": holiday_name(day.name),
        "entries": [
            {"label": task.title, "url": reverse("task", args=[task.pk]), "tone": tone_of(task, today)}
            for task in day.tasks
        ],
        "more": day.more,
        "more_url": _listed(day.date, scope),
    }


def _listed(day: date, scope: dict[str, Any]) -> str:
    chosen = {key: row.pk for key, row in scope.items() if row}
    return f"{reverse('tasks')}?{urlencode({'day': day.isoformat(), **chosen})}"
