"""What of work stands in people's daily digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.notices.sources import Matter, Source
from luoshi.organisation.models import Membership, Role
from luoshi.plans.models import Reviewer
from luoshi.work.models import (
    Answer,
    Check,
    CheckItem,
    ItemResult,
    Reply,
    ReplyState,
    Request,
    RequestState,
    TaskState,
)
from luoshi.work.queries.duties import is_time_to_look, looked_of
from luoshi.work.queries.tasks import SENT

CHASED, RETURNED, TO_REVIEW, TO_DECIDE = "chased", "returned", "to-review", "to-decide"
TO_LOOK, INSTRUCTED, TO_CHECK = "to-look", "instructed", "to-check"
SECTIONS = {
    INSTRUCTED: _("Instructions of leaders"),
    CHASED: _("Chasers to reply to"),
    RETURNED: _("Returned"),
    TO_REVIEW: _("To review"),
    TO_DECIDE: _("Requests to decide on"),
    TO_CHECK: _("Checks to carry out"),
    TO_LOOK: _("Standing work to look through"),
}
# So long a leader's word is told.
FRESH = timedelta(days=7)
WORKERS = frozenset({Role.HEAD, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR})


def gather(until: date) -> Iterator[Matter]:
    """What is owed up to a day and what waits for someone's word, in eight queries and two."""
    office = _office()
    return chain(
        _owed(until, office),
        _to_review(office),
        _chasers(),
        _to_decide(office),
        _to_look(),
        _instructions(),
        _checks(),
    )


SOURCE = Source(gather, SECTIONS)


def _office() -> frozenset[str]:
    """The clerks; the administrators where there are none."""
    has_clerk = Membership.objects.filter(role=Role.CLERK, person__is_active=True).exists()
    return frozenset({Role.CLERK if has_clerk else Role.ADMINISTRATOR})


def _owed(until: date, office: frozenset[str]) -> Iterator[Matter]:
    """What nobody has been named for is the office's to give to someone."""
    rows = Answer.objects.exclude(state__in=SENT).filter(due_on__lte=until).order_by()
    fields = ("task", "task__title", "unit", "person", "state", "due_on")
    about = ("task__period_start", "task__period_end", "task__touched_at")
    for task, title, unit, person, state, due_on, start, end, touched in rows.values_list(*fields, *about):
        is_returned = state == TaskState.RETURNED
        yield Matter(
            task,
            "task",
            title,
            due_on,
            days=(end - start).days + 1,
            section=RETURNED if is_returned else "",
            since=_day(touched) if is_returned else None,
            unit=unit,
            person=person,
            roles=WORKERS if unit else office,
        )


def _to_review(office: frozenset[str]) -> Iterator[Matter]:
    """By the unit's head, a leader or the office, never by whoever did it or entered it."""
    rows = Answer.objects.exclude(reviewer="").order_by()
    fields = ("task", "task__title", "unit", "reviewer", "submitted_at")
    for task, title, unit, reviewer, at, *own in rows.values_list(*fields, "submitted_by", "entered_by"):
        is_head = reviewer == Reviewer.HEAD
        roles = {Reviewer.HEAD: frozenset({Role.HEAD}), Reviewer.LEADER: frozenset({Role.LEADER})}
        yield _standing(
            TO_REVIEW,
            task,
            "task",
            title,
            at,
            unit=unit if is_head else None,
            roles=roles.get(reviewer, office),
            but=frozenset(filter(None, own)),
        )


def _chasers() -> Iterator[Matter]:
    """To each unit until it replies; a reply to whoever wrote the chaser."""
    rows = Reply.objects.filter(chaser__closed_at=None).exclude(state=ReplyState.ACCEPTED).order_by()
    fields = ("chaser", "chaser__name", "state", "unit", "at")
    about = ("chaser__written_by", "chaser__written_at", "chaser__reply_by")
    for chaser, name, state, unit, at, writer, written_at, reply_by in rows.values_list(*fields, *about):
        if state == ReplyState.REPLIED:
            yield _standing(TO_REVIEW, chaser, "chaser", name, at, person=writer)
        else:
            days = (reply_by - timezone.localdate(written_at)).days
            yield Matter(
                chaser,
                "chaser",
                name,
                reply_by,
                days=days,
                section=CHASED,
                since=_day(written_at),
                unit=unit,
                roles=WORKERS,
            )


def _to_decide(office: frozenset[str]) -> Iterator[Matter]:
    """A unit asks to be let off, or for another date."""
    rows = Request.objects.filter(state=RequestState.WAITING).order_by()
    for task, title, at in rows.values_list("answer__task", "answer__task__title", "at"):
        yield _standing(TO_DECIDE, task, "task", title, at, roles=office)


def _instructions() -> Iterator[Matter]:
    """To each unit that still owes the task, for a week after the leader's word."""
    since = timezone.now() - FRESH
    owing = Answer.objects.exclude(state__in=SENT).filter(
        unit__isnull=False, task__remarks__is_instruction=True, task__remarks__at__gte=since
    )
    rows = owing.order_by("task__remarks__at").values_list("task", "unit", "task__title", "task__remarks__at")
    # Of several instructions on a task the last is told.
    latest = {(task, unit): (title, at) for task, unit, title, at in rows}
    for (task, unit), (title, at) in latest.items():
        yield _standing(INSTRUCTED, task, "task", title, at, unit=unit, roles=WORKERS)


def _to_look() -> Iterator[Matter]:
    """To the head of each unit that has not looked through what stands, in the last days of a quarter."""
    today = timezone.localdate()
    if is_time_to_look(today):
        for one in (row.unit for row in looked_of(today) if row.owed and row.last is None):
            head = frozenset({Role.HEAD})
            yield Matter(
                one.pk, "unit_duties", one.name, section=TO_LOOK, since=today, unit=one.pk, roles=head
            )


def _checks() -> Iterator[Matter]:
    """From their first day: to whoever planned one until it is closed, and to units with others' work to look at."""
    today = timezone.localdate()
    begun = Check.objects.filter(closed_at=None, starts_on__lte=today).order_by()
    facts = ("pk", "title", "starts_on", "ends_on")
    for key, title, since, until, person in begun.values_list(*facts, "made_by"):
        days = (until - since).days + 1
        yield Matter(key, "check", title, until, days=days, section=TO_CHECK, since=since, person=person)
    waiting = CheckItem.objects.filter(state=ItemResult.WAITING, checker__isnull=False, check_of__in=begun)
    of_check = (f"check_of__{name}" for name in facts)
    for key, title, since, until, unit in waiting.order_by().values_list(*of_check, "checker").distinct():
        days = (until - since).days + 1
        yield Matter(
            key, "check", title, until, days=days, section=TO_CHECK, since=since, unit=unit, roles=WORKERS
        )


def _standing(section: str, key: UUID, route: str, title: str, at: datetime | None, **whose: Any) -> Matter:
    return Matter(key, route, title, section=section, since=_day(at), **whose)


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
