"""How meetings are said and drawn: `{% load meeting %}`."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.meetings.models import Attendee, Decision, Meeting, MeetingState, Presence, Reply
from luoshi.work.models import Answer

register = template.Library()
TONES: dict[str, str] = {
    MeetingState.PLANNED: "planned",
    MeetingState.CALLED: "open",
    MeetingState.HELD: "wait",
    MeetingState.ISSUED: "ok",
    MeetingState.CANCELLED: "waived",
}
REPLIES: dict[str, str] = {Reply.WAITING: "soon", Reply.ACCEPTED: "ok", Reply.DECLINED: "returned"}
PRESENCES: dict[str, str] = {
    Presence.UNKNOWN: "mute",
    Presence.PRESENT: "ok",
    Presence.SUBSTITUTE: "info",
    Presence.ABSENT: "late",
}


@register.simple_tag
def meeting_pill(meeting: Meeting) -> SafeString:
    """Its state."""
    return draw_pill(TONES[meeting.state], MeetingState(meeting.state).label)


@register.simple_tag
def attendee_pill(attendee: Attendee, *, is_coming: bool) -> SafeString:
    """What they said before the meeting; afterwards whether they were there."""
    if is_coming and attendee.presence in (Presence.UNKNOWN, Presence.SUBSTITUTE):
        return draw_pill(REPLIES[attendee.reply], Reply(attendee.reply).label)
    return draw_pill(PRESENCES[attendee.presence], Presence(attendee.presence).label)


@register.simple_tag
def outcome_pill(decision: Decision, today: date) -> SafeString:
    """How it stands with what was written into a ledger."""
    return draw_pill(*outcome_look(decision, today))


def outcome_look(decision: Decision, today: date) -> tuple[str, str]:
    """The look of it, and how it stands in words."""
    if decision.outcome and decision.outcome.is_done:
        return "ok", _("closed")
    is_late = decision.due_on is not None and decision.due_on < today
    return ("late", _("late")) if is_late else ("open", _("open"))


@register.filter
def answer_of(decision: Decision) -> Answer | None:
    """The one answer of its task, which the state is told by."""
    return decision.task.answers.all()[0] if decision.task else None
