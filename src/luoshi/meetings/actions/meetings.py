"""A meeting from its planning to its end: every step of `states.MEETING` but the last."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.meetings.actions.changing import changing
from luoshi.meetings.actions.series import refuse_ended
from luoshi.meetings.inviting import mail_invitations
from luoshi.meetings.models import Attendee, Meeting, MeetingState, Presence, Reply, Series
from luoshi.meetings.quorum import counted, needed, present
from luoshi.meetings.seats import asked
from luoshi.meetings.states import MEETING
from luoshi.meetings.when import Slot, refuse_slot
from luoshi.organisation.models import Person
from luoshi.work.models import Answer


def plan_meeting(*, series: Series, person: Person, slot: Slot, answer: Answer | None = None) -> Meeting:
    """The next of a series, on a working day, with whoever holds its seats asked; `answer` is what it does.

    Refused: series-ended, and as `refuse_slot` says.
    """
    require(person, "meetings.keep", series)
    with transaction.atomic():
        row = Series.objects.select_for_update(no_key=True).get(pk=series.pk)
        refuse_ended(row)
        refuse_slot(row.organisation_id, slot)
        number = _next_number(row, slot.day.year)
        facts = {"title": title_of(row, slot.day, number), "number": number, "planned_by": person}
        meeting = Meeting.objects.create(
            organisation_id=row.organisation_id,
            series=row,
            answer=answer,
            **facts,
            **_facts(slot),
        )
        Attendee.objects.bulk_create(asked(meeting))
        record(actor=person, verb="meeting-planned", row=meeting, parent=row.pk, day=str(slot.day))
    return meeting


def title_of(series: Series, day: date, number: int) -> str:
    """As papers call it: 安全生产联席会议2026年第2次会议, 馆务会2026年第2次会议."""
    return f"{series.name}{day.year}年第{number}次会议"


def _next_number(series: Series, year: int) -> int:
    own = series.meetings.filter(day__year=year)
    last: int | None = own.order_by().aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _facts(slot: Slot) -> dict[str, object]:
    return {"day": slot.day, "begins": slot.begins, "ends": slot.ends, "place": slot.place}


def move_meeting(*, meeting: Meeting, person: Person, slot: Slot) -> None:
    """To another time or place; who had been called is asked anew.

    Refused: step-not-open, and as `refuse_slot` says.
    """
    told = {name: [_shown(before), _shown(now)] for name, (before, now) in _moved(meeting, slot).items()}
    with changing(meeting, person, "meeting-moved", **told) as row:
        MEETING.move(row, "move")
        refuse_slot(row.organisation_id, slot, row.pk)
        for name, value in _facts(slot).items():
            setattr(row, name, value)
        if row.state == MeetingState.CALLED:
            row.moves += 1
            row.attendees.update(reply=Reply.WAITING, replied_at=None, note="")
            mail_invitations(row, row.attendees.select_related("person"), writer=person)


def _moved(meeting: Meeting, slot: Slot) -> dict[str, list[object]]:
    return changes(meeting, **_facts(slot))


def _shown(value: object) -> str:
    return str(value)[:5] if ":" in str(value) else str(value)


def call_meeting(*, meeting: Meeting, person: Person) -> int:
    """Everybody is invited; how many by mail. Refused: step-not-open, nobody-asked, no-agenda."""
    with changing(meeting, person, "meeting-called") as row:
        MEETING.move(row, "call")
        if not row.attendees.exists():
            raise Refused("nobody-asked", _("Nobody is asked to this meeting. Add whoever should come."))
        if not row.items.exists():
            raise Refused("no-agenda", _("There is nothing on the agenda. Draft it, or put something on it."))
        row.called_at = timezone.now()
        return mail_invitations(row, row.attendees.select_related("person"), writer=person)


def cancel_meeting(*, meeting: Meeting, person: Person, reason: str) -> None:
    """It does not take place, and why; whoever had been invited is told by mail."""
    with changing(meeting, person, "meeting-cancelled", reason=reason.strip()) as row:
        was_called = row.state == MeetingState.CALLED
        MEETING.move(row, "cancel")
        row.reason = reason.strip()
        row.moves += 1
        if was_called:
            mail_invitations(row, row.attendees.select_related("person"), writer=person, is_cancelled=True)


def hold_meeting(*, meeting: Meeting, person: Person) -> None:
    """It took place, with whoever is noted as present. Refused: step-not-open, not-yet, presence-missing, no-quorum."""
    with changing(meeting, person, "meeting-held") as row:
        MEETING.move(row, "hold")
        if row.day > timezone.localdate():
            raise Refused("not-yet", _("Its day has not come yet. Move it if it took place earlier."))
        attendees = list(row.attendees.all())
        members = counted(attendees)
        if any(one.presence == Presence.UNKNOWN for one in members):
            raise Refused("presence-missing", _("Note first who was there."))
        there, wanted = present(members), needed(row.series, members)
        if there < wanted:
            said = _(
                "Only %(there)d of %(all)d members were there; %(wanted)d are needed. Move or cancel the meeting."
            )
            words = {"there": there, "all": len(members), "wanted": wanted}
            raise Refused("no-quorum", said % words)
