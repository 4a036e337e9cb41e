"""Standing meetings: founded, seated, their next meeting planned, ended."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from ninja.responses import Status

from luoshi.api.auth import Scoped
from luoshi.api.endpoints.meetings import shown_meeting
from luoshi.api.outlines.asked_of_meetings import PlanIn, SeatIn, SeriesIn
from luoshi.api.outlines.meetings import NextOut, RoomOut, SeatedOut, SeriesOut, WholeMeetingOut
from luoshi.api.outlines.pages import Page
from luoshi.api.paging import Paging, page_of
from luoshi.api.rows import named
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require
from luoshi.meetings.actions import meetings as meeting_actions
from luoshi.meetings.actions import series as actions
from luoshi.meetings.models import Room, Seat, Series
from luoshi.meetings.queries import series as queries
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment

router = Router(tags=["meetings"], auth=Scoped(Scope.READ))
WORK, LEAD = Scoped(Scope.WORK), Scoped(Scope.LEAD)
SEE, KEEP = "meetings.see", "meetings.keep"


@router.get("/series", response=Page[SeriesOut], operation_id="list_series")
def list_series(request: Any, paging: Query[Paging]) -> Any:
    """Those that meet first, by name; then those that have ended."""
    require(request.user, SEE)
    return page_of(request, queries.series_lines(), paging)


@router.post("/series", response={201: SeatedOut}, auth=LEAD, operation_id="found_series")
def found_series(request: Any, series: SeriesIn) -> Any:
    """The head of its unit chairs until somebody else has that seat."""
    require(request.user, "meetings.found")
    promised = Commitment.objects.filter(state__in=Commitment.SCHEDULED)
    told = series.dict() | {
        "unit": named(Unit.objects.filter(closed_on=None), series.unit, "units"),
        "commitment": named(promised, series.commitment, "commitments"),
        "begins": time.fromisoformat(series.begins),
        "every_unit": series.every_unit or "",
    }
    return Status(201, _series(request, actions.found_series(person=request.user, **told).pk))


@router.get("/series/{key}", response=SeatedOut, operation_id="get_series")
def get_series(request: Any, key: UUID) -> Any:
    """With its seats."""
    return _series(request, key)


@router.post("/series/{key}/end", response=SeatedOut, auth=LEAD, operation_id="end_series")
def end_series(request: Any, key: UUID) -> Any:
    """It meets no more."""
    actions.end_series(series=_series(request, key, KEEP), person=request.user)
    return _series(request, key)


@router.post("/series/{key}/seats", response={201: SeatedOut}, auth=WORK, operation_id="add_seat")
def add_seat(request: Any, key: UUID, seat: SeatIn) -> Any:
    """For the meetings that are planned from now on."""
    row = _series(request, key, KEEP)
    told = seat.dict(exclude={"person"}) | {
        "unit": named(Unit.objects.filter(closed_on=None), seat.unit, "units"),
        "sitter": named(Person.objects.filter(is_active=True), seat.person, "persons"),
    }
    actions.add_seat(series=row, person=request.user, **told)
    return Status(201, _series(request, key))


@router.delete("/seats/{key}", response={204: None}, auth=WORK, operation_id="remove_seat")
def remove_seat(request: Any, key: UUID) -> Any:
    """Meetings that are planned already keep whom they asked."""
    row = find(Seat.objects.select_related("series", "unit", "person"), request.user, see=SEE, pk=key)
    require(request.user, KEEP, row.series)
    actions.remove_seat(seat=row, person=request.user)
    return Status(204, None)


@router.get("/series/{key}/next", response=NextOut, operation_id="get_next_meeting")
def get_next(request: Any, key: UUID) -> Any:
    """When and where it would be, on a working day."""
    return queries.next_of(_series(request, key))


@router.post(
    "/series/{key}/meetings", response={201: WholeMeetingOut}, auth=WORK, operation_id="plan_meeting"
)
def plan_meeting(request: Any, response: HttpResponse, key: UUID, plan: PlanIn) -> Any:
    """Whoever holds its seats is asked; nobody is told before it is called."""
    row = _series(request, key, KEEP)
    open_ = queries.open_answers(row)
    answer = named(open_, plan.answer, "answers") if plan.answer else queries.next_answer(row)
    made = meeting_actions.plan_meeting(series=row, person=request.user, slot=plan.slot, answer=answer)
    return Status(201, shown_meeting(request, response, made.pk))


@router.get("/rooms", response=list[RoomOut], operation_id="list_rooms")
def list_rooms(request: Any) -> Any:
    """By name; the name of one is the place of a meeting that is planned in it."""
    require(request.user, SEE)
    return list(Room.objects.all())


def _series(request: Any, key: UUID, do: str | None = None) -> Series:
    rows = Series.objects.select_related("unit", "commitment").prefetch_related(
        "seats__unit", "seats__person"
    )
    return find(rows, request.user, see=SEE, do=do, pk=key)
