"""The working calendar of the organisation and its words for dates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history
from luoshi.organisation import actions
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.consequences import are_due, consequences_for
from luoshi.organisation.forms.calendar import YEARS, DayForm, NoticeForm, WordForm
from luoshi.organisation.models import DateWord, DayOverride
from luoshi.organisation.queries.calendar import months_of, word_lines
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done
from luoshi.organisation.views.tabs import room_tabs

MANAGE = "organisation.manage_calendar"
asking = require_http_methods(["GET", "POST"])


def _year(request: SignedIn) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() else timezone.localdate().year
    return min(max(year, YEARS[0]), YEARS[1])


def _days_address(year: int) -> str:
    return reverse("working_days") + f"?year={year}"


def _choice(year: int, shown: int) -> dict[str, Any]:
    return {"label": str(year), "url": _days_address(year), "current": year == shown}


@require_GET
def working_days(request: SignedIn) -> HttpResponse:
    """A year, month by month, with the organisation's own days."""
    require(request.user, MANAGE)
    year = _year(request)
    calendar = calendar_of(request.user.organisation)
    context = {
        "year": year,
        "years": [_choice(one, year) for one in (year - 1, year, year + 1)],
        "months": months_of(calendar, year),
        "count": len(calendar.workdays_of(year)),
        "is_published": calendar.published(year),
        "own": DayOverride.objects.filter(day__year=year),
        "are_due": are_due(request.user),
        "tabs": room_tabs(request, "working_days"),
    }
    return render(request, "organisation/working_days.html", context)


@require_GET
def consequences(request: SignedIn) -> HttpResponse:
    """What no longer agrees with the calendar and the words: a fragment of their pages, or a page of its own."""
    require(request.user, MANAGE)
    is_fragment = request.headers.get("HX-Request")
    template = "organisation/consequences.html" if is_fragment else "organisation/consequences_page.html"
    return render(request, template, {"consequences": consequences_for(request.user)})


@require_GET
def calendar_history(request: SignedIn) -> HttpResponse:
    """What was changed in the calendar and the words."""
    require(request.user, MANAGE)
    context = {
        "events": history(request.user.organisation),
        "crumbs": [{"label": _("Working days"), "url": reverse("working_days")}],
    }
    return render(request, "organisation/calendar_history.html", context)


@asking
def change_day(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = DayForm(request.POST or None, initial={"day": request.GET.get("day", "")})
    if form.is_valid():
        actions.change_day(organisation=request.user.organisation, person=request.user, **form.cleaned_data)
        return done(request, _days_address(form.cleaned_data["day"].year))
    back = reverse("working_days")
    return ask(request, form, title=_("Change a day"), label=_("Save"), back=back)


@require_POST
def remove_day(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = DayOverride.objects.select_related("organisation")
    row = find(rows, request.user, see="organisation.see", do=MANAGE, pk=pk)
    actions.remove_day(override=row, person=request.user)
    return done(request, _days_address(row.day.year))


@asking
def take_notice(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = NoticeForm(request.POST or None, initial={"year": _year(request)})
    if form.is_valid():
        year = form.cleaned_data["year"]
        count = actions.take_notice(
            organisation=request.user.organisation, person=request.user, **form.cleaned_data
        )
        said = ngettext("%(count)s day is taken over.", "%(count)s days are taken over.", count)
        return done(request, _days_address(year), said % {"count": count})
    back = reverse("working_days")
    return ask(request, form, title=_("Paste the holiday notice"), label=_("Take over"), back=back)


@require_GET
def date_words(request: SignedIn) -> HttpResponse:
    """What words for a time mean here."""
    require(request.user, MANAGE)
    context = {
        "lines": word_lines(),
        "are_due": are_due(request.user),
        "tabs": room_tabs(request, "date_words"),
    }
    return render(request, "organisation/date_words.html", context)


@asking
def change_word(request: SignedIn) -> HttpResponse:
    """GET: `phrase`, `rule` and `value` fill the form."""
    require(request.user, MANAGE)
    form = WordForm(request.POST or None, initial=request.GET.dict())
    if form.is_valid():
        actions.change_word(organisation=request.user.organisation, person=request.user, **form.cleaned_data)
        return done(request, reverse("date_words"))
    back = reverse("date_words")
    return ask(request, form, title=_("What a word means"), label=_("Save"), back=back)


@require_POST
def reset_word(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = DateWord.objects.select_related("organisation")
    row = find(rows, request.user, see="organisation.see", do=MANAGE, pk=pk)
    actions.reset_word(word=row, person=request.user)
    return done(request, reverse("date_words"))
