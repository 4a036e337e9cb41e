"""What of meetings stands in people's daily digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models import Attendee, MeetingState, Reply
from luoshi.notices.sources import Matter, Source

INVITED = "invited"


def gather(_until: date) -> Iterator[Matter]:
    """Invitations that wait for a reply, until the meeting; one query."""
    today = timezone.localdate()
    rows = Attendee.objects.filter(
        reply=Reply.WAITING, person__isnull=False, meeting__state=MeetingState.CALLED, meeting__day__gte=today
    )
    fields = ("meeting", "meeting__title", "meeting__called_at", "person")
    for meeting, title, called_at, person in rows.order_by("meeting__day").values_list(*fields):
        since = timezone.localtime(called_at).date()
        yield Matter(meeting, "meeting", title, section=INVITED, since=since, person=person)


SOURCE = Source(gather, {INVITED: _("Invitations to meetings")})
