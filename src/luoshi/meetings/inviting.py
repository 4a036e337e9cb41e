"""Invitations: as a file for calendars, and by mail to whoever is asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.meetings.models import Attendee, Meeting, MeetingState, Reply
from luoshi.notices.letters import Draft, write_letter
from luoshi.notices.models import Preference, Way
from luoshi.notices.outbox.text import address_of
from luoshi.organisation.models import Person
from luoshi.organisation.sign_in import mail_is_set
from luoshi.papers.invitation import Invitation, invitation

CALENDAR = "text/calendar"


def calendar_file(meeting: Meeting, url: str, *, is_cancelled: bool) -> bytes:
    """The invitation that leads to `url`; one query."""
    told = Invitation(
        uid=f"{meeting.pk}@luoshi",
        sequence=meeting.moves,
        summary=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        changed=meeting.changed_at,
        place=meeting.place,
        description="\n".join(f"{item.position}. {item.title}" for item in meeting.items.all()),
        url=url,
        is_cancelled=is_cancelled,
    )
    return invitation(told)


def link_of(attendee: Attendee) -> str:
    """Where this invitation is answered, as it is reached from outside."""
    return address_of(reverse("invitation", args=[attendee.secret]))


def mail_invitations(
    meeting: Meeting, attendees: Iterable[Attendee], *, writer: Person, is_cancelled: bool = False
) -> int:
    """A letter with the calendar's file to each whom mail reaches; how many.

    The meeting as it is about to be saved: its `changed_at` is set, so that calendars see which file is the newer.
    """
    meeting.changed_at = timezone.now()
    asked = [one for one in attendees if one.person]
    reached = _reached([one.person for one in asked if one.person])
    told = [(one, one.person) for one in asked if one.person in reached and one.person]
    for one, person in told:
        write_letter(writer=writer, draft=_letter(meeting, one, person, is_cancelled))
    return len(told)


def _reached(people: list[Person]) -> set[Person]:
    """Whoever has an address and has not chosen to be told in the program only; nobody where no mail is set up."""
    if not mail_is_set():
        return set()
    rows = Preference.objects.filter(person__in=people, way=Way.APP)
    only_here = set(rows.values_list("person", flat=True))
    return {person for person in people if person.email and person.pk not in only_here}


def _letter(meeting: Meeting, attendee: Attendee, person: Person, is_cancelled: bool) -> Draft:
    link = link_of(attendee)
    with translation.override(person.language):
        subject, text = _subject(meeting, is_cancelled), _text(meeting, link, is_cancelled)
    file = calendar_file(meeting, link, is_cancelled=is_cancelled)
    return Draft(person.email, subject, text, f"{meeting.title}.ics", file)


def _subject(meeting: Meeting, is_cancelled: bool) -> str:
    name = {"title": meeting.title}
    if is_cancelled:
        return _("Cancelled: %(title)s") % name
    return _("Moved: %(title)s") % name if meeting.moves else _("Invitation: %(title)s") % name


def _text(meeting: Meeting, link: str, is_cancelled: bool) -> str:
    hours = f"{meeting.begins:%H:%M}–{meeting.ends:%H:%M}"
    lines = [meeting.title, f"{date_format(meeting.day, 'DATE_FORMAT')} {hours}", meeting.place, ""]
    if not is_cancelled:
        replies = ((_("I will come"), Reply.ACCEPTED), (_("I will not come"), Reply.DECLINED))
        lines += [f"{said}: {link}?reply={reply.value}" for said, reply in replies]
    elif meeting.state == MeetingState.CANCELLED:
        lines.append(_("This meeting does not take place: %(reason)s") % {"reason": meeting.reason})
    else:
        lines.append(_("You are no longer asked to this meeting."))
    return "\n".join(lines)
