"""Calendars to subscribe to."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_scopes import scope

from luoshi.foundation.lookup import find
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.papers.calendar_feed import Event
from luoshi.papers.calendar_feed import feed as as_ics
from luoshi.work.actions import feeds as actions
from luoshi.work.forms.feeds import OpenFeedForm
from luoshi.work.models import Feed, Task
from luoshi.work.queries.feeds import feed_of, tasks_of
from luoshi.work.words import sentence_of


@require_GET
def feeds(request: SignedIn) -> HttpResponse:
    """The person's own address and those of their units."""
    units = Unit.objects.filter(pk__in=request.user.unit_ids)
    mine = Feed.objects.filter(person=request.user).first()
    theirs = {feed.unit_id: feed for feed in Feed.objects.filter(unit__in=units)}
    rows = [(request.user.name, mine, ""), *((unit.name, theirs.get(unit.pk), unit.pk) for unit in units)]
    return render(request, "work/feeds.html", {"rows": rows, "root": request.build_absolute_uri("/")})


@require_POST
def open_feed(request: SignedIn) -> HttpResponse:
    """One's own, or that of a unit one belongs to; another unit's does not exist for this page."""
    form = OpenFeedForm(request.POST)
    unit = form.cleaned_data["unit"] if form.is_valid() else None
    if not form.is_valid() or (unit and unit.pk not in request.user.unit_ids):
        raise Http404
    actions.open_feed(person=request.user, unit=unit)
    return redirect("feeds")


@require_POST
def renew(request: SignedIn, pk: UUID) -> HttpResponse:
    row = find(Feed.objects.select_related("person", "unit"), request.user, see="work.renew_feed", pk=pk)
    actions.renew_feed(feed=row, person=request.user)
    messages.success(request, _("The old address no longer works."))
    return redirect("feeds")


@login_not_required
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program fetches; the secret is all that it has. What it has already is not sent again."""
    row = feed_of(secret)
    if row is None:
        raise Http404
    with scope(organisation=row.organisation_id):
        body = as_ics(str(row), [_event(task, request) for task in tasks_of(row)])
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "private, max-age=3600"
    return get_conditional_response(request, etag=etag, response=response) or response


def _event(task: Task, request: HttpRequest) -> Event:
    return Event(
        uid=f"{task.pk}@luoshi",
        day=task.due_on,
        summary=task.title,
        changed=task.changed_at,
        description=sentence_of(task),
        url=request.build_absolute_uri(reverse("task", args=[task.pk])),
    )
