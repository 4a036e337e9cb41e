"""What was decided, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from luoshi.meetings.models import OVER, Decision, Meeting, MeetingState
from luoshi.work.models import Answer
from luoshi.work.queries.tasks import DONE, SENT

MOST = 50


def decisions() -> QuerySet[Decision]:
    """With unit, task and the answers that its state is told by: two queries."""
    answers = Answer.objects.select_related("unit")
    rows = Decision.objects.select_related("unit", "item", "task__order", "meeting")
    return rows.prefetch_related(Prefetch("task__answers", answers))


def before(meeting: Meeting) -> list[Decision]:
    """Of the meeting of the series before this one all, and of those before it what is not done yet; three queries."""
    earlier = Meeting.objects.filter(series=meeting.series_id, state__in=OVER, day__lt=meeting.day)
    last = earlier.order_by("-day", "-begins", "-pk").values_list("pk", flat=True).first()
    if last is None:
        return []
    wanted = Q(meeting=last) | (Q(meeting__in=earlier.order_by().values("pk")) & ~Q(task__state__in=DONE))
    return list(decisions().filter(wanted).order_by("-meeting__day", "position", "pk")[:MOST])


def done_by_series(keys: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """By series: how many of its decisions are done, and how many there are; one query."""
    rows = Decision.objects.filter(meeting__series__in=keys, meeting__state=MeetingState.ISSUED).order_by()
    counted = {"done": Count("pk", filter=Q(task__state__in=SENT)), "all": Count("pk")}
    found = rows.values("meeting__series").annotate(**counted)
    return {key: (done, every) for key, done, every in found.values_list("meeting__series", *counted)}
