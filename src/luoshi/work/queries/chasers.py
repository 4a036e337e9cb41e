"""Chasers as people look for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from luoshi.organisation.models import Person
from luoshi.work.models import Answer, Chaser, Reply, ReplyState
from luoshi.work.queries.tasks import state_of

OPEN = 5
OFFERED = 100


def chasers() -> QuerySet[Chaser]:
    """With who wrote each and how many of its units have replied and are accepted."""
    counted = {
        "units": Count("replies"),
        "replied": Count("replies", filter=~Q(replies__state__in=(ReplyState.WAITING, ReplyState.RETURNED))),
    }
    return Chaser.objects.select_related("written_by").annotate(**counted)


def open_chasers(person: Person) -> list[Chaser]:
    """Those that stand on top of this person's pages: of their units, or all where they give orders; one query."""
    rows = chasers().filter(closed_at=None).order_by("reply_by", "number")
    if not person.has_perm("work.chase"):
        mine = Reply.objects.filter(chaser=OuterRef("pk"), unit__in=person.unit_ids)
        rows = rows.filter(Exists(mine.exclude(state=ReplyState.ACCEPTED)))
    return list(rows[:OPEN])


def late_answers(today: date, units: Collection[UUID] | None = None) -> QuerySet[Answer]:
    """What a chaser can be written on, the longest late first."""
    rows = Answer.objects.filter(state_of("late", today), unit__isnull=False)
    if units is not None:
        rows = rows.filter(unit__in=units)
    return rows.select_related("unit", "task").order_by("to_do_on", "task")[:OFFERED]


def chased(chaser: Chaser) -> Iterable[Answer]:
    """The parts that it is about, as they stand today."""
    return chaser.answers.select_related("unit", "task").order_by("unit__position", "due_on")
