"""What a meeting decided, and its minutes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions import decisions as decision_actions
from luoshi.meetings.actions import minutes as actions
from luoshi.meetings.drafting import minutes_paper
from luoshi.meetings.forms import DecisionForm, GiveForm, MinutesForm
from luoshi.meetings.models import Decision, Meeting
from luoshi.meetings.views.answering import KEEP, SEE, find_meeting, stepped, taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done
from luoshi.papers.official import write

asking = require_http_methods(["GET", "POST"])


def _place(meeting: Meeting) -> str:
    return f"{meeting.get_absolute_url()}#decisions"


@asking
def add_decision(request: SignedIn, pk: UUID) -> HttpResponse:
    """What should be done."""
    row = find_meeting(request, pk)
    form = DecisionForm(request.POST or None, meeting=row)
    if taken(
        form, lambda: decision_actions.add_decision(meeting=row, person=request.user, **form.cleaned_data)
    ):
        return stepped(request, _place(row))
    return ask(request, form, title=_("A decision"), label=_("Add"), back=_place(row))


def _decision(request: SignedIn, pk: UUID, do: str = KEEP) -> Decision:
    rows = Decision.objects.select_related("meeting__series", "unit", "item")
    row = find(rows, request.user, see=SEE, pk=pk)
    require(request.user, do, row)
    return row


@asking
def change_decision(request: SignedIn, pk: UUID) -> HttpResponse:
    """Until it is given."""
    row = _decision(request, pk)
    now = {"text": row.text, "unit": row.unit, "due_on": row.due_on, "item": row.item}
    form = DecisionForm(request.POST or None, meeting=row.meeting, initial=now)
    if taken(
        form, lambda: decision_actions.change_decision(decision=row, person=request.user, **form.cleaned_data)
    ):
        return stepped(request, _place(row.meeting))
    return ask(request, form, title=_("Change the decision"), label=_("Save"), back=_place(row.meeting))


@require_POST
def remove_decision(request: SignedIn, pk: UUID) -> HttpResponse:
    """Until it is given."""
    row = _decision(request, pk)
    decision_actions.remove_decision(decision=row, person=request.user)
    return stepped(request, _place(row.meeting))


@asking
def give_decision(request: SignedIn, pk: UUID) -> HttpResponse:
    """It becomes a task, or a line of a ledger that is chosen."""
    row = _decision(request, pk, do="meetings.give")
    form = GiveForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        decision_actions.give_decision(decision=row, person=request.user, **form.cleaned_data)

    if taken(form, act):
        said = str(row.outcome) if row.outcome else _("Given as a task to %(unit)s.") % {"unit": row.unit}
        return stepped(request, _place(row.meeting), said)
    return ask(
        request, form, title=_("Give it out"), label=_("Give it out"), back=_place(row.meeting), lead=row.text
    )


@require_POST
def draft_minutes(request: SignedIn, pk: UUID) -> HttpResponse:
    """In the place of what was written."""
    row = find_meeting(request, pk)
    actions.draft_minutes(meeting=row, person=request.user)
    return stepped(request, f"{row.get_absolute_url()}#minutes")


@require_POST
def save_minutes(request: SignedIn, pk: UUID) -> HttpResponse:
    """Through htmx as one writes; with `issue` they are issued."""
    row = find_meeting(request, pk)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _said(request, error=_("Not saved: this is too long."))
    told = {"meeting": row, "person": request.user, **form.cleaned_data}
    if "issue" in request.POST:
        actions.issue_minutes(**told)
        return done(request, row.get_absolute_url(), _("The minutes have been issued."))
    if not request.headers.get("HX-Request"):
        actions.save_minutes(**told)
        return stepped(request, f"{row.get_absolute_url()}#minutes", _("Saved."))
    try:
        return _said(request, meeting=actions.save_minutes(**told))
    except Refused as refusal:
        return _said(request, error=refusal.message)


def _said(request: SignedIn, **context: object) -> HttpResponse:
    return render(request, "meetings/minutes_saved.html", context)


@require_GET
def minutes_word(request: SignedIn, pk: UUID) -> HttpResponse:
    """In official layout."""
    row = find_meeting(request, pk, do=None)
    attendees = list(row.attendees.select_related("unit"))
    return download(write(minutes_paper(row, attendees)), DOCX, f"{row.title}纪要.docx")
