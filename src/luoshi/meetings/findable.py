"""What of this room can be found: meetings with their agenda and minutes, and what they decided."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Beside, Findable, SearchKind
from luoshi.meetings.models import AgendaItem, Decision, Meeting


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("series").prefetch_related("items")


def _meeting(row: Meeting) -> Findable:
    words = [f"{item.title} {item.text}".strip() for item in row.items.all()]
    text = "\n".join((*words, row.minutes)).strip()
    return Findable(row.title, row.get_absolute_url(), text, row.series.name, row.day, [row.series.unit_id])


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.select_related("meeting").defer("meeting__minutes")


def _decision(row: Decision) -> Findable:
    place = reverse("meeting", args=[row.meeting_id]) + "#decisions"
    day = row.due_on or row.meeting.day
    return Findable(row.text, place, note=row.meeting.title, day=day, units=[row.unit_id])


KINDS = (
    SearchKind(
        code="meeting",
        label=_("Meetings"),
        icon="presentation",
        model=Meeting,
        permission="meetings.see",
        fields=frozenset({"title", "minutes", "day"}),
        rows=_meetings,
        read=_meeting,
        beside=(Beside(AgendaItem, "meeting_id", frozenset({"title", "text"})),),
    ),
    SearchKind(
        code="decision",
        label=_("Decisions"),
        icon="gavel",
        model=Decision,
        permission="meetings.see",
        fields=frozenset({"text", "unit", "due_on"}),
        rows=_decisions,
        read=_decision,
    ),
)
