"""Series, and what the next meeting of one would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from luoshi.meetings.models import COMING, OVER, Meeting, MeetingState, Series
from luoshi.meetings.when import Slot, ends_at
from luoshi.organisation.calendars import calendar_of
from luoshi.plans.asks import Ask
from luoshi.plans.models import Commitment
from luoshi.schedule.months import day_in
from luoshi.work.models import Answer
from luoshi.work.queries.tasks import OWED
from luoshi.work.states import TO_DO

# A meeting leaves time for its minutes before its task is due.
BEFORE_DUE = timedelta(days=5)
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DAYS = {"day": 1, "week": 7}
OFFERED = 30


def series_lines() -> QuerySet[Series]:
    """With the day of the last meeting and of the next: one query."""
    own = Meeting.objects.filter(series=OuterRef("pk"))
    last = own.filter(state__in=OVER).order_by("-day").values("day")[:1]
    coming = own.filter(state__in=COMING).order_by("day").values("day")[:1]
    rows = Series.objects.select_related("unit", "commitment")
    return rows.annotate(last_on=Subquery(last), next_on=Subquery(coming)).order_by(
        F("ended_on").asc(nulls_first=True), "name"
    )


def asked_for() -> list[Commitment]:
    """The commitments of published plans whose tasks ask for meetings, and which have no series yet; one query."""
    asking = Answer.objects.filter(OWED, ask=Ask.MEETING, task__commitment__isnull=False)
    served = Series.objects.filter(ended_on=None, commitment__isnull=False).values("commitment")
    rows = Commitment.objects.filter(pk__in=asking.order_by().values("task__commitment"))
    rows = rows.filter(state__in=Commitment.SCHEDULED).exclude(pk__in=served, each_unit=False)
    return list(rows.select_related("unit", "plan").order_by("plan", "position")[:OFFERED])


@dataclass(frozen=True, slots=True)
class Next:
    """When and where the next meeting of a series would be, and the part of a task that it would do."""

    slot: Slot
    answer: Answer | None


def next_of(series: Series, answer: Answer | None = None) -> Next:
    """By its plan's next task, else by its own period, else as soon as the call allows; three queries at most."""
    calendar = calendar_of(series.organisation_id)
    today = timezone.localdate()
    earliest = calendar.after(today, max(series.notice_days, 1))
    answer = answer or next_answer(series)
    wanted = answer.due_on - BEFORE_DUE if answer else _after_last(series) or earliest
    day = max(wanted, earliest)
    if not calendar.is_workday(day):
        back = calendar.last_workday(day - timedelta(days=7), day) if answer else None
        day = back if back and back >= earliest else calendar.after(day, 1)
    return Next(Slot(day, series.begins, ends_at(series.begins, series.length), series.place), answer)


def next_answer(series: Series) -> Answer | None:
    """What its commitment owes next and no meeting to come does yet."""
    return next(iter(open_answers(series)), None)


def open_answers(series: Series) -> QuerySet[Answer]:
    """What the commitment still owes, the next due first."""
    if series.commitment_id is None:
        return Answer.objects.none()
    coming = Meeting.objects.filter(answer__isnull=False, series=series).exclude(state=MeetingState.CANCELLED)
    taken = coming.filter(Q(answer__task__target=None) | Q(answer__task__target__lte=1))
    rows = Answer.objects.filter(OWED, task__commitment=series.commitment_id, state__in=TO_DO)
    if series.commitment and (series.commitment.each_unit or series.commitment.each_person):
        rows = rows.filter(unit=series.unit_id)
    rows = rows.exclude(pk__in=taken.order_by().values("answer"))
    return rows.select_related("task", "unit").order_by("due_on", "pk")


def _after_last(series: Series) -> date | None:
    if not series.every_n:
        return None
    last: date | None = (
        series.meetings.exclude(state=MeetingState.CANCELLED)
        .order_by("-day")
        .values_list("day", flat=True)
        .first()
    )
    if last is None:
        return None
    if series.every_unit in DAYS:
        return last + timedelta(days=DAYS[series.every_unit] * series.every_n)
    months = last.year * 12 + last.month - 1 + MONTHS[series.every_unit] * series.every_n
    return day_in(months // 12, months % 12 + 1, last.day)


def places() -> list[str]:
    """Where meetings have been lately, for the field in which a place is written; one query."""
    rows = Meeting.objects.order_by("-day").values_list("place", flat=True)[:100]
    return sorted(set(rows) - {""})


def series_for(answer: Answer) -> Series | None:
    """The series that does what this answer asks for; one query."""
    rows = Series.objects.filter(commitment=answer.task.commitment_id, ended_on=None)
    return rows.filter(unit=answer.unit_id).first() or rows.first()
