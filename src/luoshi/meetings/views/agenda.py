"""What a meeting speaks of, and its papers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions import agenda as actions
from luoshi.meetings.forms import ItemForm
from luoshi.meetings.models import AgendaItem, Handout
from luoshi.meetings.views.answering import KEEP, SEE, find_meeting, stepped, taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask

asking = require_http_methods(["GET", "POST"])


def _address(row: AgendaItem | Handout) -> str:
    return f"{row.meeting.get_absolute_url()}#agenda"


@require_POST
def draft_agenda(request: SignedIn, pk: UUID) -> HttpResponse:
    """From what is open."""
    row = find_meeting(request, pk)
    new = actions.draft_agenda(meeting=row, person=request.user)
    said = ngettext("%(new)d open matter put on the agenda.", "%(new)d open matters put on the agenda.", new)
    nothing = _("Nothing is open that is not on the agenda yet. Put on it what else there is.")
    return stepped(request, f"{row.get_absolute_url()}#agenda", said % {"new": new} if new else nothing)


@asking
def add_item(request: SignedIn, pk: UUID) -> HttpResponse:
    """At the end."""
    row = find_meeting(request, pk)
    form = ItemForm(request.POST or None)
    back = f"{row.get_absolute_url()}#agenda"
    if taken(form, lambda: actions.add_item(meeting=row, person=request.user, **form.cleaned_data)):
        return stepped(request, back)
    return ask(request, form, title=_("Put on the agenda"), label=_("Add"), back=back)


def _item(request: SignedIn, pk: UUID) -> AgendaItem:
    rows = AgendaItem.objects.select_related("meeting__series")
    row = find(rows, request.user, see=SEE, pk=pk)
    require(request.user, KEEP, row.meeting)
    return row


@asking
def change_item(request: SignedIn, pk: UUID) -> HttpResponse:
    """Its words."""
    row = _item(request, pk)
    form = ItemForm(request.POST or None, initial={"title": row.title, "text": row.text})
    if taken(form, lambda: actions.change_item(item=row, person=request.user, **form.cleaned_data)):
        return stepped(request, _address(row))
    return ask(request, form, title=_("Change the point"), label=_("Save"), back=_address(row))


@require_POST
def remove_item(request: SignedIn, pk: UUID) -> HttpResponse:
    """Nobody speaks of it."""
    row = _item(request, pk)
    actions.remove_item(item=row, person=request.user)
    return stepped(request, _address(row))


@require_POST
def raise_item(request: SignedIn, pk: UUID) -> HttpResponse:
    """One place up."""
    row = _item(request, pk)
    actions.raise_item(item=row, person=request.user)
    return stepped(request, _address(row))


@require_POST
def add_handout(request: SignedIn, pk: UUID) -> HttpResponse:
    """A file to be read."""
    row = find_meeting(request, pk)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": _("Choose a file.")}, status=422)
    try:
        actions.add_handout(meeting=row, person=request.user, file=file)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal.message)}, status=422)
    return stepped(request, f"{row.get_absolute_url()}#agenda")


@require_POST
def remove_handout(request: SignedIn, pk: UUID) -> HttpResponse:
    """The meeting has it no more."""
    rows = Handout.objects.select_related("meeting__series", "evidence")
    row = find(rows, request.user, see=SEE, pk=pk)
    require(request.user, KEEP, row.meeting)
    actions.remove_handout(handout=row, person=request.user)
    return stepped(request, _address(row))
