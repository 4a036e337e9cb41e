"""Meetings: listed, one of them, and the steps it takes."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import require
from luoshi.journal.queries import history
from luoshi.meetings.actions import meetings as actions
from luoshi.meetings.drafting import notice_paper
from luoshi.meetings.forms import MinutesForm, SlotForm
from luoshi.meetings.inviting import CALENDAR, calendar_file
from luoshi.meetings.models import COMING, Meeting, MeetingState
from luoshi.meetings.queries import meetings as queries
from luoshi.meetings.quorum import counted, needed, present
from luoshi.meetings.views.answering import KEEP, SEE, find_meeting, taken
from luoshi.meetings.views.tabs import tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sign_in import mail_is_set
from luoshi.organisation.views.asking import ask, done
from luoshi.papers.official import write
from luoshi.work.forms.answers import ReasonForm

PAGE = 30
asking = require_http_methods(["GET", "POST"])


@require_GET
def meetings(request: SignedIn) -> HttpResponse:
    """Those to come, the next first."""
    return _list(request, "meetings")


@require_GET
def meetings_held(request: SignedIn) -> HttpResponse:
    """Those that were, the last first."""
    return _list(request, "meetings_held")


def _list(request: SignedIn, name: str) -> HttpResponse:
    require(request.user, SEE)
    is_coming = name == "meetings"
    rows = queries.coming() if is_coming else queries.over()
    is_mine = request.GET.get("whose") == "mine"
    if is_mine:
        rows = rows.filter(queries.mine(request.user))
    page = Paginator(rows.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs(name),
        "page": page,
        "lines": queries.coming_lines(page) if is_coming else queries.lines(page),
        "is_coming": is_coming,
        "is_mine": is_mine,
        "here": reverse(name),
        "today": timezone.localdate(),
        "may_found": request.user.has_perm("meetings.found"),
    }
    return render(request, "meetings/meetings.html", context)


@require_GET
def meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """One meeting, from its call to its decisions."""
    row = find_meeting(request, pk, do=None)
    found = queries.around(row)
    members = counted(found.attendees)
    asked = [one for one in found.attendees if one.person_id in request.user.acts_for]
    # One's own seat before that of somebody whom one stands in for.
    mine = min(asked, key=lambda one: one.person_id != request.user.pk, default=None)
    context = {
        "meeting": row,
        "around": found,
        "mine": mine if row.state == MeetingState.CALLED else None,
        "members": len(members),
        "needed": needed(row.series, members),
        "present": present(members),
        "root": request.build_absolute_uri("/")[:-1],
        "may_keep": request.user.has_perm(KEEP, row),
        "is_coming": row.state in COMING,
        "given": sum(one.is_given for one in found.decisions),
        "today": timezone.localdate(),
        "mail_is_set": mail_is_set(),
        "minutes_form": MinutesForm(initial={"minutes": row.minutes, "version": row.version}),
        "events": history(row, most=60),
    }
    return render(request, "meetings/meeting.html", context)


@asking
def move_meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """To another time or place."""
    row = find_meeting(request, pk)
    now = {"day": row.day, "begins": row.begins, "ends": row.ends, "place": row.place}
    form = SlotForm(request.POST or None, initial=now)
    if taken(form, lambda: actions.move_meeting(meeting=row, person=request.user, slot=form.slot)):
        return done(request, row.get_absolute_url(), _("Moved."))
    lead = _("Whoever has been invited is asked anew.") if row.state == MeetingState.CALLED else ""
    back = row.get_absolute_url()
    return ask(
        request, form, title=_("Move the meeting"), label=_("Change the time or place"), back=back, lead=lead
    )


@require_POST
def call_meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """Everybody is invited."""
    row = find_meeting(request, pk)
    mailed = actions.call_meeting(meeting=row, person=request.user)
    said = ngettext("Called, %(mailed)d invited by mail.", "Called, %(mailed)d invited by mail.", mailed)
    unsaid = _("Called. Nobody was invited by mail: send those without an account their invitation.")
    return done(request, row.get_absolute_url(), said % {"mailed": mailed} if mailed else unsaid)


@asking
def cancel_meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """It does not take place, and why."""
    row = find_meeting(request, pk)
    form = ReasonForm(request.POST or None)
    if taken(form, lambda: actions.cancel_meeting(meeting=row, person=request.user, **form.cleaned_data)):
        return done(request, row.get_absolute_url(), _("Cancelled."))
    back = row.get_absolute_url()
    title, label = _("Cancel the meeting"), _("Cancel the meeting")
    return ask(request, form, title=title, label=label, back=back, tone="danger")


@require_POST
def hold_meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """It took place."""
    row = find_meeting(request, pk)
    actions.hold_meeting(meeting=row, person=request.user)
    return done(request, row.get_absolute_url(), _("Held. Write down what was decided."))


@require_GET
def meeting_notice(request: SignedIn, pk: UUID) -> HttpResponse:
    """The call as a Word file in official layout."""
    row = find_meeting(request, pk, do=None)
    attendees = list(row.attendees.select_related("unit"))
    data = write(notice_paper(row, attendees, list(row.items.all())))
    return download(data, DOCX, f"{row.title}通知.docx")


@require_GET
def meeting_calendar(request: SignedIn, pk: UUID) -> HttpResponse:
    """For calendars, without anybody's own link."""
    row = find_meeting(request, pk, do=None)
    return as_calendar(row, request.build_absolute_uri(row.get_absolute_url()))


def as_calendar(meeting: Meeting, url: str) -> HttpResponse:
    """The invitation that leads to `url`."""
    is_cancelled = meeting.state == MeetingState.CANCELLED
    return download(calendar_file(meeting, url, is_cancelled=is_cancelled), CALENDAR, f"{meeting.title}.ics")
