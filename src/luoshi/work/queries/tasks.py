"""Lists of tasks, by filters that live in the address."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from luoshi.plans.asks import Ask
from luoshi.plans.models import Commitment
from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, Part, Task, TaskState
from luoshi.work.queries.lines import OF_COMMITMENT

DONE = (TaskState.ACCEPTED, TaskState.WAIVED)
IDLE = (*DONE, TaskState.PAUSED, TaskState.SUPERSEDED)
SENT = (*IDLE, TaskState.SUBMITTED)  # nothing more to be done by the unit for now
RESTING = (TaskState.PAUSED, TaskState.SUPERSEDED)
OWED = Q(part__in=(Part.LEAD, Part.EACH))
WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def tasks() -> QuerySet[Task]:
    """Tasks with what a line of a list shows: two queries."""
    answers = Answer.objects.select_related("unit").order_by("part", "unit__position")
    return (
        Task.objects.exclude(state=TaskState.SUPERSEDED)
        .select_related("commitment", "commitment__measure", "plan", "order")
        .prefetch_related(Prefetch("answers", answers))
    )


def whole_tasks() -> QuerySet[Task]:
    """Tasks with all that their own page shows of them and of their answers: two queries."""
    people = ("unit", "person", "submitted_by", "entered_by")
    answers = Answer.objects.select_related(*people).order_by("part", "unit__position")
    linked = ("commitment__measure", "plan", "order__given_by", "order__file", "organisation")
    return Task.objects.select_related(*linked).prefetch_related(Prefetch("answers", answers))


def also_serves(task: Task) -> QuerySet[Commitment]:
    """The commitments of this or another plan that are done with this task: one query."""
    if task.commitment_id is None:
        return Commitment.objects.none()
    rows = Commitment.objects.filter(served_by=task.commitment_id, served_from__lte=task.due_on)
    return rows.filter(state__in=Commitment.SCHEDULED).select_related("plan")


def filtered(wanted: dict[str, Any], today: date, mine: Collection[UUID] = ()) -> QuerySet[Task]:
    """The tasks that match; `wanted` is the cleaned data of the filter form, what is empty does not filter.

    `mine` are the units of the person who asks. What rests is shown only where it is asked for.
    """
    rows = Task.objects.filter(_of_task(wanted), _dates(wanted, today))
    state = state_of(wanted.get("state", ""), today)
    if wanted.get("unit") or wanted.get("part") or wanted.get("ask"):
        answers = Answer.objects.filter(_of_answer(wanted, mine), state)
        rows = rows.filter(pk__in=answers.order_by().values("task"))
    else:
        rows = rows.filter(state)
    return rows.order_by("-due_on", "-id") if wanted.get("order") == "latest" else rows


def lines(keys: Iterable[UUID]) -> list[Task]:
    """The tasks with these keys, in this order, with what a line shows: two queries.

    A list is turned over by keys alone, which an index holds: the 1,200th page costs as much as the first.
    """
    order = list(keys)
    found = tasks().defer(*(f"commitment__{name}" for name in OF_COMMITMENT)).order_by().in_bulk(order)
    return [found[key] for key in order]


def _of_task(wanted: dict[str, Any]) -> Q:
    fields = {
        "q": "title__icontains",
        "plan": "plan",
        "kind": "commitment__kind",
        "day": "due_on",
        "commitment": "commitment",
        "section": "commitment__measure__section",
        "measure": "commitment__measure",
    }
    if wanted.get("kind") == "order":
        del fields["kind"]
    found = Q(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})
    return found if "kind" in fields else found & Q(order__isnull=False)


def _dates(wanted: dict[str, Any], today: date) -> Q:
    if wanted.get("month"):
        return Q(due_on__range=month_span(wanted.get("year") or today.year, wanted["month"]))
    if wanted.get("year"):
        return Q(due_on__range=(date(wanted["year"], 1, 1), date(wanted["year"], 12, 31)))
    return Q()


def _of_answer(wanted: dict[str, Any], mine: Collection[UUID]) -> Q:
    unit, part = wanted.get("unit"), wanted.get("part")
    asked = _of_ask(wanted.get("ask", "")) & (OWED if part == "owed" else Q(part=part) if part else Q())
    if unit == "mine":
        return asked & Q(unit__in=mine)
    if unit == "none":
        return asked & Q(unit=None)
    return asked & Q(unit=unit) if unit else asked


def _of_ask(ask: str) -> Q:
    """The load counts what nobody has let anyone off; "any" is every kind of it."""
    if not ask:
        return Q()
    kind = ~Q(ask=Ask.NONE) if ask == "any" else Q(ask=ask)
    return kind & ~Q(state__in=(*RESTING, TaskState.WAIVED))


def state_of(name: str, today: date) -> Q:
    """The condition of a state's name, on tasks and answers alike; "" is whatever does not rest."""
    return {
        "open": ~Q(state__in=IDLE),
        "late": Q(to_do_on__lt=today),
        "soon": Q(to_do_on__range=(today, today + WEEK)),
        "near": Q(to_do_on__range=(today, today + MONTH)),
        "done": Q(state__in=DONE),
        "paused": Q(state=TaskState.PAUSED),
    }.get(name, ~Q(state__in=RESTING))


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and the last day."""
    return date(year, month, 1), month_end(year, month)
