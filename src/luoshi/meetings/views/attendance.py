"""Who is asked, what they say, and who was there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_scopes import scope

from luoshi.foundation.lookup import find, require
from luoshi.meetings.actions import attendance as actions
from luoshi.meetings.forms import InvitationForm, PresenceForm, WhoForm
from luoshi.meetings.models import Attendee, MeetingState, Part, Reply
from luoshi.meetings.queries.invitations import invitation_of
from luoshi.meetings.views.answering import KEEP, SEE, find_meeting, stepped, taken
from luoshi.meetings.views.meetings import as_calendar
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask

asking = require_http_methods(["GET", "POST"])


def _place(attendee: Attendee) -> str:
    return f"{attendee.meeting.get_absolute_url()}#people"


@asking
def invite(request: SignedIn, pk: UUID) -> HttpResponse:
    """Somebody more."""
    row = find_meeting(request, pk)
    form = WhoForm(request.POST or None, initial={"part": Part.GUEST})
    back = f"{row.get_absolute_url()}#people"
    if taken(form, lambda: actions.invite(meeting=row, person=request.user, **form.cleaned_data)):
        return stepped(request, back)
    return ask(request, form, title=_("Ask somebody more"), label=_("Add"), back=back)


def _attendee(request: SignedIn, pk: UUID) -> Attendee:
    rows = Attendee.objects.select_related("meeting__series", "unit", "person")
    return find(rows, request.user, see=SEE, pk=pk)


@require_POST
def uninvite(request: SignedIn, pk: UUID) -> HttpResponse:
    """They are no longer asked."""
    row = _attendee(request, pk)
    require(request.user, KEEP, row.meeting)
    actions.uninvite(attendee=row, person=request.user)
    return stepped(request, _place(row))


@asking
def answer_invitation(request: SignedIn, pk: UUID) -> HttpResponse:
    """Yes or no, for oneself, or by whoever keeps the meeting for somebody who rang."""
    row = _attendee(request, pk)
    require(request.user, "meetings.reply", row)
    form = InvitationForm(request.POST or None, initial=_said(row))
    if taken(form, lambda: actions.answer_invitation(attendee=row, person=request.user, **form.cleaned_data)):
        return stepped(request, _place(row), _("The reply has been sent."))
    title = _("Reply for %(name)s") % {"name": row}
    return ask(request, form, title=title, label=_("Send"), back=_place(row), lead=row.meeting.title)


def _said(row: Attendee) -> dict[str, Any]:
    reply = Reply.ACCEPTED if row.reply == Reply.WAITING else row.reply
    return {"reply": reply, "note": row.note, "substitute": row.substitute}


@asking
def note_presence(request: SignedIn, pk: UUID) -> HttpResponse:
    """Who was there, and who came instead."""
    row = find_meeting(request, pk)
    attendees = list(row.attendees.select_related("unit"))
    form = PresenceForm(request.POST or None, attendees=attendees)
    if taken(form, lambda: actions.note_presence(meeting=row, person=request.user, seen=form.seen)):
        return stepped(request, f"{row.get_absolute_url()}#people", _("Noted."))
    context = {"form": form, "meeting": row}
    return render(request, "meetings/presence.html", context, status=422 if form.errors else 200)


@login_not_required
@asking
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What somebody is invited to, and their answer, without an account."""
    row = invitation_of(secret)
    if row is None:
        return render(request, "work/visit_gone.html", status=410)
    with scope(organisation=row.organisation_id):
        form = InvitationForm(request.POST or None, initial=_said(row) | _clicked(request))
        if taken(form, lambda: actions.answer_by_link(attendee=row, **form.cleaned_data)):
            messages.success(request, _("Thank you. Your reply has been noted; you can change it here."))
            return redirect("invitation", secret)
        context = {
            "attendee": row,
            "meeting": row.meeting,
            "items": list(row.meeting.items.all()),
            "form": form,
        }
        context["is_open"] = row.meeting.state == MeetingState.CALLED
        return render(request, "meetings/invitation.html", context, status=422 if form.errors else 200)


def _clicked(request: HttpRequest) -> dict[str, Any]:
    """The link in the mail that was followed; it only fills in the form, since a mail program may look at it first."""
    reply = request.GET.get("reply")
    return {"reply": reply} if reply in (Reply.ACCEPTED, Reply.DECLINED) else {}


@login_not_required
@require_GET
def invitation_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The same for calendars."""
    row = invitation_of(secret)
    if row is None:
        raise Http404
    with scope(organisation=row.organisation_id):
        return as_calendar(row.meeting, request.build_absolute_uri(reverse("invitation", args=[secret])))
