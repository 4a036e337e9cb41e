"""What a meeting decided, and its minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from luoshi.api.auth import Scoped
from luoshi.api.endpoints.meetings import SEE, meeting_of, shown_meeting, step_meeting
from luoshi.api.outlines.asked_of_meetings import DecisionIn, GiveIn, MinutesIn
from luoshi.api.outlines.meetings import MinutesOut, WholeMeetingOut
from luoshi.api.rows import named
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find
from luoshi.meetings.actions import decisions as actions
from luoshi.meetings.actions import minutes
from luoshi.meetings.models import AgendaItem, Decision
from luoshi.organisation.models import Unit

router = Router(tags=["meetings"], auth=Scoped(Scope.READ))
WORK = Scoped(Scope.WORK)


@router.post("/meetings/{key}/decisions", response=WholeMeetingOut, auth=WORK, operation_id="add_decision")
def add_decision(request: Any, response: HttpResponse, key: UUID, decision: DecisionIn) -> Any:
    """Once the meeting has been held."""
    return step_meeting(request, response, key, actions.add_decision, **_told(decision, key))


@router.post("/decisions/{key}/change", response=WholeMeetingOut, auth=WORK, operation_id="change_decision")
def change_decision(request: Any, response: HttpResponse, key: UUID, decision: DecisionIn) -> Any:
    """Until it is given out."""
    row = _decision(request, key)
    told = _told(decision, row.meeting_id)
    actions.change_decision(decision=row, person=request.user, **told)
    return shown_meeting(request, response, row.meeting_id)


@router.delete("/decisions/{key}", response=WholeMeetingOut, auth=WORK, operation_id="remove_decision")
def remove_decision(request: Any, response: HttpResponse, key: UUID) -> Any:
    """Until it is given out."""
    row = _decision(request, key)
    actions.remove_decision(decision=row, person=request.user)
    return shown_meeting(request, response, row.meeting_id)


@router.post(
    "/decisions/{key}/give", response=WholeMeetingOut, auth=Scoped(Scope.LEAD), operation_id="give_decision"
)
def give_decision(request: Any, response: HttpResponse, key: UUID, to: GiveIn) -> Any:
    """It becomes a task of its unit, or a line of a ledger."""
    row = _decision(request, key)
    actions.give_decision(decision=row, person=request.user, into=to.into)
    return shown_meeting(request, response, row.meeting_id)


@router.get("/meetings/{key}/minutes", response=MinutesOut, operation_id="get_minutes")
def get_minutes(request: Any, key: UUID) -> Any:
    """As far as they are written."""
    return meeting_of(request, key)


@router.post("/meetings/{key}/minutes", response=MinutesOut, auth=WORK, operation_id="save_minutes")
def save_minutes(request: Any, response: HttpResponse, key: UUID, told: MinutesIn) -> Any:
    """Keep what is written so far, unless somebody else has saved since."""
    return _written(request, response, key, minutes.save_minutes, **told.dict())


@router.post("/meetings/{key}/minutes/draft", response=MinutesOut, auth=WORK, operation_id="draft_minutes")
def draft_minutes(request: Any, response: HttpResponse, key: UUID) -> Any:
    """From agenda, presence and decisions, in the place of what was written."""
    return _written(request, response, key, minutes.draft_minutes)


@router.post("/meetings/{key}/minutes/issue", response=MinutesOut, auth=WORK, operation_id="issue_minutes")
def issue_minutes(request: Any, response: HttpResponse, key: UUID, told: MinutesIn) -> Any:
    """As they are sent they stay, and prove the task that the meeting does."""
    return _written(request, response, key, minutes.issue_minutes, **told.dict())


def _written(request: Any, response: HttpResponse, key: UUID, act: Any, **said: Any) -> Any:
    step_meeting(request, response, key, act, **said)
    return meeting_of(request, key)


def _told(decision: DecisionIn, meeting: UUID) -> dict[str, Any]:
    return decision.dict() | {
        "unit": named(Unit.objects.filter(closed_on=None), decision.unit, "units"),
        "item": named(AgendaItem.objects.filter(meeting=meeting), decision.item, "points of the agenda"),
    }


def _decision(request: Any, key: UUID) -> Decision:
    rows = Decision.objects.select_related("meeting__series__unit", "unit", "item")
    return find(rows, request.user, see=SEE, pk=key)
