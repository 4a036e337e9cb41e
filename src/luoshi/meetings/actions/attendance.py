"""Who is asked, what they say, and who was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import Actor, record
from luoshi.meetings.actions.changing import changing, held, refuse_begun
from luoshi.meetings.inviting import mail_invitations
from luoshi.meetings.models import Attendee, Meeting, MeetingState, Part, Presence, Reply
from luoshi.organisation.models import Person, Unit


def invite(  # noqa: PLR0913 (by name, all of them)
    *,
    meeting: Meeting,
    person: Person,
    part: Part,
    whom: Person | None = None,
    unit: Unit | None = None,
    name: str = "",
) -> Attendee:
    """Somebody more, with an account or from outside. Refused: meeting-over, asked-already, nobody-named."""
    if not (whom or name or unit):
        raise Refused("nobody-named", _("Say who should come."))
    with changing(meeting, person, "invited", whom=str(whom or name or unit)) as row:
        refuse_begun(row)
        if whom and row.attendees.filter(person=whom).exists():
            raise Refused("asked-already", _("This person is asked already."))
        last = row.attendees.aggregate(last=Max("position"))["last"] or 0
        facts: dict[str, Any] = {"person": whom, "name": whom.name if whom else name}
        facts |= {"unit": unit or _unit_of(whom), "post": whom.post if whom else ""}
        owner = {"organisation_id": row.organisation_id, "meeting": row}
        attendee: Attendee = Attendee.objects.create(**owner, part=part, position=last + 1, **facts)
        if row.state == MeetingState.CALLED:
            mail_invitations(row, [attendee], writer=person)
    return attendee


def _unit_of(person: Person | None) -> Unit | None:
    return person.memberships_now[0].unit if person and person.memberships_now else None


def uninvite(*, attendee: Attendee, person: Person) -> None:
    """They are no longer asked, and their invitation opens nothing. Refused: meeting-over."""
    with changing(attendee.meeting, person, "uninvited", whom=str(attendee)) as row:
        refuse_begun(row)
        if row.state == MeetingState.CALLED:
            mail_invitations(row, [attendee], writer=person, is_cancelled=True)
        attendee.delete()


def answer_invitation(
    *, attendee: Attendee, person: Person, reply: Reply, note: str = "", substitute: str = ""
) -> None:
    """By whoever is asked or keeps the meeting. Refused: not-called."""
    require(person, "meetings.reply", attendee)
    _answer(attendee, person, reply, note, substitute)


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever opens an invitation without an account; the journal knows them by it."""

    attendee: Attendee

    @property
    def id(self) -> UUID:
        return self.attendee.pk

    @property
    def name(self) -> str:
        return str(_("%(name)s, by link")) % {"name": self.attendee}


def answer_by_link(*, attendee: Attendee, reply: Reply, note: str = "", substitute: str = "") -> None:
    """By whoever holds the secret of the invitation. Refused: not-called."""
    _answer(attendee, Guest(attendee), reply, note, substitute)


def _answer(attendee: Attendee, by: Actor, reply: Reply, note: str, substitute: str) -> None:
    with transaction.atomic():
        meeting = held(attendee.meeting)
        if meeting.state != MeetingState.CALLED:
            raise Refused("not-called", _("This meeting is over, cancelled, or has not been called."))
        row = Attendee.objects.get(pk=attendee.pk)
        row.reply, row.note, row.replied_at = reply, note.strip(), timezone.now()
        row.presence = Presence.SUBSTITUTE if substitute.strip() else Presence.UNKNOWN
        row.substitute = substitute.strip()
        row.save()
        verb = "invitation-accepted" if reply == Reply.ACCEPTED else "invitation-declined"
        record(actor=by, verb=verb, row=meeting, parent=meeting.series_id, whom=str(row), reason=row.note)
    attendee.refresh_from_db()


@dataclass(frozen=True, slots=True)
class Was:
    """Whether somebody was there, or who came instead."""

    presence: Presence
    substitute: str = ""


def note_presence(*, meeting: Meeting, person: Person, seen: Mapping[UUID, Was]) -> None:
    """By attendee. Refused: not-called before the call and once the minutes are issued, substitute-missing."""
    with changing(meeting, person, "presence-noted") as row:
        if row.state not in (MeetingState.CALLED, MeetingState.HELD):
            raise Refused(
                "not-called", _("Who was there is noted after the call and before the minutes are issued.")
            )
        rows = [one for one in row.attendees.all() if one.pk in seen]
        for one in rows:
            was = seen[one.pk]
            one.presence, one.substitute = was.presence, was.substitute.strip()
            if one.presence != Presence.SUBSTITUTE:
                one.substitute = ""
            elif not one.substitute:
                raise Refused("substitute-missing", _("Say who came instead of %(name)s.") % {"name": one})
        Attendee.objects.bulk_update(rows, ["presence", "substitute"])
