"""The minutes of a meeting: drafted, written, issued; issued ones prove the task that the meeting does."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.meetings.actions.changing import changing, held, refuse_issued
from luoshi.meetings.drafting import draft
from luoshi.meetings.models import Meeting
from luoshi.meetings.queries.decisions import before
from luoshi.meetings.records import CODE
from luoshi.meetings.states import MEETING
from luoshi.organisation.models import Person
from luoshi.work.actions.answers import submit
from luoshi.work.actions.evidence import add_record
from luoshi.work.models import Answer
from luoshi.work.queries.answers import is_short
from luoshi.work.states import TO_DO

SITTING = timedelta(minutes=10)


def draft_minutes(*, meeting: Meeting, person: Person) -> None:
    """From agenda, presence and decisions, in the place of what was written. Refused: not-held, minutes-issued."""
    with changing(meeting, person, "minutes-drafted") as row:
        refuse_issued(row)
        decisions = list(row.decisions.select_related("unit"))
        attendees = list(row.attendees.select_related("unit"))
        row.minutes = draft(row, attendees, list(row.items.all()), decisions, before(row))
        row.version, row.saved_by, row.saved_at = row.version + 1, person, timezone.now()


def save_minutes(*, meeting: Meeting, person: Person, minutes: str, version: int) -> Meeting:
    """Keep what is written so far. Raises Conflict where somebody else saved since.

    Refused: not-held, minutes-issued.
    """
    require(person, "meetings.keep", meeting)
    with transaction.atomic():
        row = held(meeting)
        refuse_issued(row)
        if _write(row, person, minutes, version):
            record(actor=person, verb="minutes-written", row=row, parent=row.series_id)
        row.save(update_fields=["minutes", "version", "saved_by", "saved_at"])
    return row


def _write(row: Meeting, person: Person, minutes: str, version: int) -> bool:
    """Into the row (unsaved); whether it is to be told, as what one person writes at a sitting is told once."""
    if row.version != version:
        said = _("%(who)s has saved these minutes meanwhile. Copy your words, and load the page again.")
        raise Conflict("changed-meanwhile", said % {"who": row.saved_by})
    now = timezone.now()
    is_new_sitting = row.saved_by_id != person.pk or row.saved_at is None or now - row.saved_at > SITTING
    is_changed = minutes != row.minutes
    row.minutes, row.version, row.saved_by, row.saved_at = minutes, version + 1, person, now
    return is_changed and is_new_sitting


def issue_minutes(*, meeting: Meeting, person: Person, minutes: str, version: int) -> None:
    """As they are written now they stay, and prove the task that the meeting does.

    Raises Conflict where somebody else saved since. Refused: step-not-open, nothing-written, decisions-open.
    """
    with changing(meeting, person, "minutes-issued") as row:
        MEETING.move(row, "issue")
        _write(row, person, minutes, version)
        if not row.minutes.strip():
            raise Refused("nothing-written", _("Draft or write the minutes first."))
        left = row.decisions.filter(task=None, outcome=None).count()
        if left:
            said = _(
                "%(left)d decisions are nobody's work yet. Give each a unit and a date, and give it out."
            )
            raise Refused("decisions-open", said % {"left": left})
        row.issued_at, row.issued_by = timezone.now(), person
        row.save()
        _prove(row, person)


def _prove(meeting: Meeting, person: Person) -> None:
    """What is handed in already or closed is left as it is."""
    answer = _answer_of(meeting)
    if answer is None or answer.state not in TO_DO:
        return
    add_record(answer=answer, person=person, kind=CODE, key=meeting.pk)
    answer.refresh_from_db()
    if not is_short(answer):
        submit(answer=answer, person=person, word=str(meeting))


def _answer_of(meeting: Meeting) -> Answer | None:
    if meeting.answer_id is None:
        return None
    return Answer.objects.select_related("unit", "task__commitment").get(pk=meeting.answer_id)
