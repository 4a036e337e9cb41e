"""The rooms of the organisation: listed, added, changed, taken away."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.meetings.actions import rooms as actions
from luoshi.meetings.forms import RoomForm
from luoshi.meetings.models import Room
from luoshi.meetings.queries.rooms import room_lines
from luoshi.meetings.views.answering import SEE, taken
from luoshi.meetings.views.tabs import tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

FOUND = "meetings.found"
asking = require_http_methods(["GET", "POST"])


@require_GET
def rooms(request: SignedIn) -> HttpResponse:
    """With what is held in each next."""
    require(request.user, SEE)
    context = {
        "tabs": tabs("meeting_rooms"),
        "rooms": room_lines(),
        "may_found": request.user.has_perm(FOUND),
    }
    return render(request, "meetings/rooms.html", context)


@asking
def add_room(request: SignedIn) -> HttpResponse:
    """One more to be chosen."""
    require(request.user, FOUND)
    form = RoomForm(request.POST or None)
    if taken(form, lambda: actions.add_room(person=request.user, **form.cleaned_data)):
        return done(request, reverse("meeting_rooms"))
    return ask(request, form, title=_("A room"), label=_("Add"), back=reverse("meeting_rooms"))


def _room(request: SignedIn, pk: UUID) -> Room:
    return find(Room.objects.all(), request.user, see=SEE, do=FOUND, pk=pk)


@asking
def change_room(request: SignedIn, pk: UUID) -> HttpResponse:
    """Its name or seats."""
    row = _room(request, pk)
    form = RoomForm(request.POST or None, initial={"name": row.name, "seats": row.seats})
    if taken(form, lambda: actions.change_room(room=row, person=request.user, **form.cleaned_data)):
        return done(request, reverse("meeting_rooms"))
    return ask(request, form, title=_("Change the room"), label=_("Save"), back=reverse("meeting_rooms"))


@require_POST
def remove_room(request: SignedIn, pk: UUID) -> HttpResponse:
    """It is no longer offered."""
    actions.remove_room(room=_room(request, pk), person=request.user)
    return done(request, reverse("meeting_rooms"))
