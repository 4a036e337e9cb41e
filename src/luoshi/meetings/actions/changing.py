"""How a meeting is changed: it is held, changed and told in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.meetings.models import COMING, OVER, Meeting, MeetingState
from luoshi.organisation.models import Person


@contextmanager
def changing(meeting: Meeting, person: Person, verb: str, **said: Any) -> Iterator[Meeting]:
    """The meeting as it stands now, saved at the end with one event `verb`; the person must be who keeps it."""
    require(person, "meetings.keep", meeting)
    with transaction.atomic():
        row = held(meeting)
        before = row.state
        yield row
        row.changed_at = timezone.now()
        row.save()
        moved: dict[str, Any] = {} if row.state == before else {"meeting_state": [before, row.state]}
        said = {name: value for name, value in said.items() if value}
        record(actor=person, verb=verb, row=row, parent=row.series_id, **moved, **said)
    meeting.refresh_from_db()


def held(meeting: Meeting) -> Meeting:
    """Nobody else changes it until the transaction ends."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related("series")
    return rows.get(pk=meeting.pk)


def refuse_begun(meeting: Meeting) -> None:
    """Raise Refused (meeting-over) where the meeting is no longer to come."""
    if meeting.state not in COMING:
        raise Refused(
            "meeting-over", _("This meeting is over or cancelled; its agenda and call stay as they are.")
        )


def refuse_issued(meeting: Meeting) -> None:
    """Raise Refused: minutes-issued, not-held."""
    if meeting.state == MeetingState.ISSUED:
        raise Refused("minutes-issued", _("The minutes have been issued and stay as they are."))
    if meeting.state not in OVER:
        raise Refused("not-held", _("This comes once the meeting has been held."))
