"""When people are reminded, and on which days not."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history
from luoshi.notices.actions import thresholds as actions
from luoshi.notices.digests.inputs import thresholds_of
from luoshi.notices.forms.thresholds import QuietDaysForm, ThresholdsForm
from luoshi.notices.models import QuietDays
from luoshi.notices.views.tabs import room_tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

MANAGE = "notices.manage"
asking = require_http_methods(["GET", "POST"])


@require_GET
def reminders(request: SignedIn) -> HttpResponse:
    """The thresholds as they stand, and the quiet days from today on."""
    require(request.user, MANAGE)
    context = {
        "thresholds": thresholds_of(request.user.organisation),
        "quiet": QuietDays.objects.select_related("organisation").filter(last__gte=timezone.localdate()),
        "tabs": room_tabs(request, "reminders"),
    }
    return render(request, "notices/reminders.html", context)


@require_GET
def reminders_history(request: SignedIn) -> HttpResponse:
    """What was changed about reminders and groups, and what was tried again."""
    require(request.user, MANAGE)
    context = {
        "events": history(thresholds_of(request.user.organisation)),
        "crumbs": [{"label": _("When to remind"), "url": reverse("reminders")}],
    }
    return render(request, "notices/reminders_history.html", context)


@asking
def change_thresholds(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    organisation = request.user.organisation
    form = ThresholdsForm(request.POST or None, changed=thresholds_of(organisation))
    if form.is_valid():
        actions.change_thresholds(organisation=organisation, person=request.user, **form.cleaned_data)
        return done(request, reverse("reminders"), _("Saved."))
    return ask(request, form, title=_("When to remind"), label=_("Save"), back=reverse("reminders"))


@asking
def add_quiet_days(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = QuietDaysForm(request.POST or None)
    if form.is_valid():
        actions.add_quiet_days(
            organisation=request.user.organisation, person=request.user, **form.cleaned_data
        )
        return done(request, reverse("reminders"))
    lead = _("On these days nobody is sent a digest. What falls on them is told before or after.")
    back = reverse("reminders")
    return ask(request, form, title=_("Quiet days"), label=_("Add"), back=back, lead=lead)


@require_POST
def remove_quiet_days(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = QuietDays.objects.select_related("organisation")
    row = find(rows, request.user, see="notices.see", do=MANAGE, pk=pk)
    actions.remove_quiet_days(quiet=row, person=request.user)
    return done(request, reverse("reminders"))
