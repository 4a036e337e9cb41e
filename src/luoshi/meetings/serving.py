"""What of this room serves a commitment: the meetings that it asks for, and what they decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models import Decision, Meeting
from luoshi.meetings.templatetags.meeting import TONES, outcome_look
from luoshi.plans.models import Commitment
from luoshi.work.look import tone_of
from luoshi.work.queries.serving import answers_for
from luoshi.work.serving import Part, Serving, counted
from luoshi.work.templatetags.work import WORDS


def meetings_for(commitment: Commitment, today: date) -> Iterator[Part]:
    """Two queries."""
    held = Q(series__commitment=commitment.pk) | Q(answer__in=answers_for(commitment).values("pk"))
    asked_for = Meeting.objects.filter(held).defer("minutes")
    rows, count = counted(asked_for.order_by("-day", "-begins", "-pk"))
    yield Part(_("Meetings"), "presentation", [_meeting(row) for row in rows], count)
    decided = Decision.objects.filter(meeting__in=asked_for.order_by().values("pk"))
    linked = ("task", "outcome", "unit", "meeting")
    found = (
        decided.select_related(*linked).defer("meeting__minutes").order_by("-meeting__day", "position", "pk")
    )
    decisions, count = counted(found)
    yield Part(_("Decisions"), "gavel", [_decision(row, today) for row in decisions], count)


def _meeting(row: Meeting) -> Serving:
    return Serving(
        row.title, row.get_absolute_url(), row.place, row.day, TONES[row.state], row.get_state_display()
    )


def _decision(row: Decision, today: date) -> Serving:
    note = " · ".join(filter(None, (row.unit.name if row.unit else "", row.meeting.title)))
    if row.outcome:
        return Serving(row.text, row.outcome.url, note, row.due_on, *outcome_look(row, today))
    if row.task is None:
        url = f"{row.meeting.get_absolute_url()}#decisions"
        return Serving(row.text, url, note, row.due_on, "mute", _("not given out yet"))
    tone = tone_of(row.task, today)
    said = WORDS.get(tone) or row.task.get_state_display()
    return Serving(row.text, reverse("task", args=[row.task_id]), note, row.due_on, tone, said)
