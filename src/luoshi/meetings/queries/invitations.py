"""Invitations, found by their secret."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.meetings.models import Attendee, MeetingState

# So long after its day an invitation still shows what it was for.
AFTER = timedelta(days=1)


def invitation_of(secret: str) -> Attendee | None:
    """None where there is none, its meeting has not been called, or is over."""
    with scopes_disabled():
        rows = Attendee.objects.select_related("meeting__series", "meeting__organisation", "unit", "person")
        rows = rows.filter(secret=secret, meeting__day__gte=timezone.localdate() - AFTER)
        return rows.exclude(meeting__state=MeetingState.PLANNED).first()
