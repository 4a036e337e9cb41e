"""Meetings from their planning to the day on which they were held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema

from luoshi.api.auth import Scoped
from luoshi.api.etags import etag_of_row, need_match
from luoshi.api.outlines.asked_of_meetings import CancelIn, InvitationIn, InviteIn, ItemIn, PresenceIn, SlotIn
from luoshi.api.outlines.meetings import MeetingOut, WholeMeetingOut
from luoshi.api.outlines.pages import Page
from luoshi.api.paging import Paging, page_of
from luoshi.api.rows import all_named, named
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require
from luoshi.meetings.actions import agenda, attendance
from luoshi.meetings.actions import meetings as actions
from luoshi.meetings.models import AgendaItem, Attendee, Meeting, Part, Presence, Reply
from luoshi.meetings.queries import meetings as queries
from luoshi.organisation.models import Person, Unit

router = Router(tags=["meetings"], auth=Scoped(Scope.READ))
WORK = Scoped(Scope.WORK)
SEE, KEEP = "meetings.see", "meetings.keep"


class MeetingFilter(Schema):
    """`coming` the next first, `over` the last held first; what is left out does not filter."""

    which: Literal["coming", "over"] = "coming"
    series: UUID | None = None
    mine: bool = False


@router.get("/meetings", response=Page[MeetingOut], operation_id="list_meetings")
def list_meetings(request: Any, wanted: Query[MeetingFilter], paging: Query[Paging]) -> Any:
    """`mine` are those to which one is asked."""
    require(request.user, SEE)
    rows = queries.coming() if wanted.which == "coming" else queries.over()
    rows = rows.filter(series=wanted.series) if wanted.series else rows
    rows = rows.filter(queries.mine(request.user)) if wanted.mine else rows
    return page_of(request, rows.defer("minutes"), paging)


@router.get("/meetings/{key}", response=WholeMeetingOut, operation_id="get_meeting")
def get_meeting(request: Any, response: HttpResponse, key: UUID) -> Any:
    """With who is asked, the agenda and the decisions; its ETag can be sent as If-Match with every step."""
    return shown_meeting(request, response, key)


@router.post("/meetings/{key}/move", response=WholeMeetingOut, auth=WORK, operation_id="move_meeting")
def move_meeting(request: Any, response: HttpResponse, key: UUID, to: SlotIn) -> Any:
    """To another time or place; who had been called is asked anew."""
    return step_meeting(request, response, key, actions.move_meeting, slot=to.slot)


@router.post("/meetings/{key}/call", response=WholeMeetingOut, auth=WORK, operation_id="call_meeting")
def call_meeting(request: Any, response: HttpResponse, key: UUID) -> Any:
    """Everybody is invited."""
    return step_meeting(request, response, key, actions.call_meeting)


@router.post("/meetings/{key}/cancel", response=WholeMeetingOut, auth=WORK, operation_id="cancel_meeting")
def cancel_meeting(request: Any, response: HttpResponse, key: UUID, said: CancelIn) -> Any:
    """It does not take place, and why."""
    return step_meeting(request, response, key, actions.cancel_meeting, reason=said.reason)


@router.post("/meetings/{key}/hold", response=WholeMeetingOut, auth=WORK, operation_id="hold_meeting")
def hold_meeting(request: Any, response: HttpResponse, key: UUID) -> Any:
    """It took place, with whoever is noted as present."""
    return step_meeting(request, response, key, actions.hold_meeting)


@router.post("/meetings/{key}/agenda/draft", response=WholeMeetingOut, auth=WORK, operation_id="draft_agenda")
def draft_agenda(request: Any, response: HttpResponse, key: UUID) -> Any:
    """What is open and not on it yet."""
    return step_meeting(request, response, key, agenda.draft_agenda)


@router.post("/meetings/{key}/agenda", response=WholeMeetingOut, auth=WORK, operation_id="add_agenda_item")
def add_item(request: Any, response: HttpResponse, key: UUID, item: ItemIn) -> Any:
    """At the end."""
    return step_meeting(request, response, key, agenda.add_item, **item.dict())


@router.delete("/agenda/{key}", response=WholeMeetingOut, auth=WORK, operation_id="remove_agenda_item")
def remove_item(request: Any, response: HttpResponse, key: UUID) -> Any:
    """Nobody speaks of it."""
    row = find(AgendaItem.objects.select_related("meeting__series"), request.user, see=SEE, pk=key)
    agenda.remove_item(item=row, person=request.user)
    return shown_meeting(request, response, row.meeting_id)


@router.post("/meetings/{key}/attendees", response=WholeMeetingOut, auth=WORK, operation_id="invite")
def invite(request: Any, response: HttpResponse, key: UUID, who: InviteIn) -> Any:
    """Somebody more."""
    told = {
        "part": Part(who.part),
        "whom": named(Person.objects.filter(is_active=True), who.person, "persons"),
        "unit": named(Unit.objects.filter(closed_on=None), who.unit, "units"),
        "name": who.name.strip(),
    }
    return step_meeting(request, response, key, attendance.invite, **told)


@router.delete("/attendees/{key}", response=WholeMeetingOut, auth=WORK, operation_id="uninvite")
def uninvite(request: Any, response: HttpResponse, key: UUID) -> Any:
    """They are no longer asked, and their invitation opens nothing."""
    row = _attendee(request, key)
    attendance.uninvite(attendee=row, person=request.user)
    return shown_meeting(request, response, row.meeting_id)


@router.post("/attendees/{key}/reply", response=WholeMeetingOut, auth=WORK, operation_id="answer_invitation")
def reply(request: Any, response: HttpResponse, key: UUID, said: InvitationIn) -> Any:
    """By whoever is asked, or keeps the meeting."""
    row = _attendee(request, key)
    told = said.dict() | {"reply": Reply(said.reply)}
    attendance.answer_invitation(attendee=row, person=request.user, **told)
    return shown_meeting(request, response, row.meeting_id)


@router.post("/meetings/{key}/presence", response=WholeMeetingOut, auth=WORK, operation_id="note_presence")
def presence(request: Any, response: HttpResponse, key: UUID, told: PresenceIn) -> Any:
    """Who was there, and who came instead; who is not named stays as noted."""
    all_named(Attendee.objects.filter(meeting=key), [one.attendee for one in told.seen], "attendees")
    seen = {one.attendee: attendance.Was(Presence(one.presence), one.substitute) for one in told.seen}
    return step_meeting(request, response, key, attendance.note_presence, seen=seen)


def _attendee(request: Any, key: UUID) -> Attendee:
    return find(Attendee.objects.select_related("meeting__series"), request.user, see=SEE, pk=key)


def meeting_of(request: Any, key: UUID, do: str | None = None) -> Meeting:
    """With all that is shown of it, or 404 and 403 as on its page."""
    rows = Meeting.objects.select_related("series__unit").prefetch_related(
        "attendees__unit", "attendees__person", "items", "decisions__unit", "decisions__outcome"
    )
    return find(rows, request.user, see=SEE, do=do, pk=key)


def step_meeting(
    request: Any, response: HttpResponse, key: UUID, act: Callable[..., object], **said: Any
) -> WholeMeetingOut:
    """Do it where the meeting still is as it was seen."""
    row = meeting_of(request, key, KEEP)
    need_match(request, WholeMeetingOut.from_orm(row))
    act(meeting=row, person=request.user, **said)
    return shown_meeting(request, response, key)


def shown_meeting(request: Any, response: HttpResponse, key: UUID) -> WholeMeetingOut:
    """As it stands now, with its ETag."""
    shown = WholeMeetingOut.from_orm(meeting_of(request, key))
    response["ETag"] = etag_of_row(shown)
    return shown
