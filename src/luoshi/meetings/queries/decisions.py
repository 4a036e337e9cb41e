"""What was decided, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from luoshi.meetings.models import OVER, Decision, Meeting, MeetingState
from luoshi.work.models import Answer
from luoshi.work.queries.tasks import DONE, SENT

# Nothing more is to be done about it; and: the unit has done its part, which may still wait for a review.
ENDED = Q(task__state__in=DONE) | Q(outcome__is_done=True)
FINISHED = Q(task__state__in=SENT) | Q(outcome__is_done=True)
# A series with more of it open has other troubles.
MOST = 24


def decisions() -> QuerySet[Decision]:
    """With unit, task and the answers that its state is told by: two queries."""
    answers = Answer.objects.select_related("unit")
    rows = Decision.objects.select_related("unit", "item", "task__order", "outcome", "meeting")
    return rows.prefetch_related(Prefetch("task__answers", answers))


def before(meeting: Meeting) -> list[Decision]:
    """Of the meeting of the series before this one all, and of those before it what is not done yet; two queries."""
    earlier = Meeting.objects.filter(series=meeting.series_id, state__in=OVER, day__lt=meeting.day)
    last = earlier.order_by("-day", "-begins", "-pk").values("pk")[:1]
    undone = Q(meeting__in=earlier.order_by().values("pk")) & ~ENDED
    rows = decisions().filter(Q(meeting__in=last) | undone)
    return list(rows.order_by("-meeting__day", "position", "pk")[:MOST])


def is_ended(decision: Decision) -> bool:
    """Whether nothing more is to be done about one of `decisions`."""
    if decision.outcome:
        return decision.outcome.is_done
    return decision.task is not None and decision.task.state in DONE


def done_by_series(keys: Collection[UUID], since: date) -> dict[UUID, tuple[int, int]]:
    """By series: how many decisions of its meetings since a day are done, and how many there are; one query."""
    issued = Meeting.objects.filter(series__in=keys, state=MeetingState.ISSUED, day__gte=since).order_by()
    rows = Decision.objects.filter(meeting__in=issued.values("pk")).order_by()
    counted = {"done": Count("pk", filter=FINISHED), "all": Count("pk")}
    found = rows.values("meeting__series").annotate(**counted)
    return {key: (done, every) for key, done, every in found.values_list("meeting__series", *counted)}
