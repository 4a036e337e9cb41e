"""Meetings as lists and pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from luoshi.meetings.models import (
    COMING,
    OVER,
    AgendaItem,
    Attendee,
    Decision,
    Handout,
    Meeting,
    MeetingState,
    Reply,
    Room,
)
from luoshi.meetings.queries.decisions import FINISHED, before, decisions
from luoshi.meetings.when import busy_people, is_called_late
from luoshi.organisation.models import Person


def meetings() -> QuerySet[Meeting]:
    """With what a line shows."""
    unseen = ("minutes", "reason", "series__commitment")
    return Meeting.objects.select_related("series__unit").defer(*unseen)


def coming() -> QuerySet[Meeting]:
    """The next first."""
    return Meeting.objects.filter(state__in=COMING).order_by("day", "begins", "pk")


def over() -> QuerySet[Meeting]:
    """The last held first."""
    gone = (*OVER, MeetingState.CANCELLED)
    return Meeting.objects.filter(state__in=gone).order_by("-day", "-begins", "-pk")


def of_series(series: UUID) -> QuerySet[Meeting]:
    """All of a series, the last first."""
    return Meeting.objects.filter(series=series).order_by("-day", "-begins", "-pk")


def coming_lines(keys: Iterable[UUID]) -> list[Meeting]:
    """In this order, with how many are asked and how many of them will come; one query."""
    return _in_order(meetings().annotate(asked=_count(_asked()), accepted=_count(_accepted())), keys)


def lines(keys: Iterable[UUID]) -> list[Meeting]:
    """In this order, with how many of their decisions are done; one query."""
    return _in_order(meetings().annotate(**_decided()), keys)


def _in_order(rows: QuerySet[Meeting], keys: Iterable[UUID]) -> list[Meeting]:
    """What a line counts is counted for one page alone, however many pages come before it."""
    order = list(keys)
    found = rows.order_by().in_bulk(order)
    return [found[key] for key in order]


def _decided() -> dict[str, Coalesce]:
    rows = Decision.objects.filter(meeting=OuterRef("pk"))
    return {"decided": _count(rows), "done": _count(rows.filter(FINISHED))}


def _asked() -> QuerySet[Attendee]:
    return Attendee.objects.filter(meeting=OuterRef("pk"))


def _accepted() -> QuerySet[Attendee]:
    return _asked().filter(reply=Reply.ACCEPTED)


def _count(rows: QuerySet[Attendee] | QuerySet[Decision]) -> Coalesce:
    counted = rows.order_by().values("meeting").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def mine(person: Person) -> Q:
    """Those to which the person is asked."""
    return Q(pk__in=Attendee.objects.filter(person=person).order_by().values("meeting"))


def invitations_of(person: Person, until: date, most: int) -> list[Attendee]:
    """The meetings called up to a day to which the person is asked, with what they said; one query."""
    span = (timezone.localdate(), until)
    rows = Attendee.objects.filter(
        person=person, meeting__state=MeetingState.CALLED, meeting__day__range=span
    )
    return list(rows.select_related("meeting").order_by("meeting__day", "meeting__begins")[:most])


def whole_meetings() -> QuerySet[Meeting]:
    """With all that its own page shows of it: one query."""
    linked = (
        "series__unit",
        "series__commitment__plan",
        "answer__task",
        "planned_by",
        "saved_by",
        "issued_by",
    )
    return Meeting.objects.select_related(*linked, "organisation")


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a meeting, as its page shows it."""

    attendees: Sequence[Attendee]
    items: Sequence[AgendaItem]
    handouts: Sequence[Handout]
    decisions: Sequence[Decision]
    last: Sequence[Decision]
    busy: Sequence[Attendee]
    is_called_late: bool
    too_small: Room | None


def around(meeting: Meeting) -> Around:
    """In nine queries at most."""
    attendees = list(meeting.attendees.select_related("unit", "person"))
    for one in attendees:
        one.meeting = meeting
    is_coming = meeting.state in COMING
    decided = list(decisions().filter(meeting=meeting.pk)) if meeting.state in OVER else []
    return Around(
        attendees,
        list(meeting.items.all()),
        list(meeting.handouts.select_related("evidence")),
        decided,
        before(meeting),
        busy_people(meeting, attendees) if is_coming else [],
        meeting.state == MeetingState.PLANNED and is_called_late(meeting),
        Room.objects.filter(name=meeting.place, seats__lt=len(attendees)).first() if is_coming else None,
    )
