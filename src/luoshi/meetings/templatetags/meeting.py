"""How meetings are said and drawn: `{% load meeting %}`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from luoshi.foundation.templatetags.page import pill
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


@register.inclusion_tag("components/pill.html")
def meeting_pill(meeting: Meeting) -> dict[str, Any]:
    """Its state."""
    return pill(TONES[meeting.state], meeting.get_state_display())


@register.inclusion_tag("components/pill.html")
def attendee_pill(attendee: Attendee, *, is_coming: bool) -> dict[str, Any]:
    """What they said before the meeting; afterwards whether they were there."""
    if is_coming and attendee.presence in (Presence.UNKNOWN, Presence.SUBSTITUTE):
        return pill(REPLIES[attendee.reply], attendee.get_reply_display())
    return pill(PRESENCES[attendee.presence], attendee.get_presence_display())


@register.inclusion_tag("components/pill.html")
def outcome_pill(decision: Decision, today: date) -> dict[str, Any]:
    """How it stands with what was written into a ledger."""
    if decision.outcome and decision.outcome.is_done:
        return pill("ok", _("closed"))
    is_late = decision.due_on is not None and decision.due_on < today
    return pill("late", _("late")) if is_late else pill("open", _("open"))


@register.filter
def answer_of(decision: Decision) -> Answer | None:
    """The one answer of its task, which the state is told by."""
    return decision.task.answers.all()[0] if decision.task else None
