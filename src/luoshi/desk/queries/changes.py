"""What has changed since a person last looked, as far as it concerns them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from luoshi.journal.models import Event
from luoshi.journal.queries import Told, told
from luoshi.organisation.models import Person
from luoshi.work.models import Answer, Reply

SHOWN, MOST = 4, 300
# Whose page tells more of an event.
PAGES = {"work.task": "task", "work.chaser": "chaser", "plans.plan": "plan"}
# What is counted in one line above the others, and in which tone.
COUNTED = {
    "answer-submitted": "wait",
    "answer-accepted": "ok",
    "answer-returned": "late",
    "chaser-written": "late",
    "plan-published": "info",
    "order-given": "info",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One event in the reader's words; `url` leads to what it is about."""

    told: Told
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The latest changes first; `counts` are of the verbs that matter most, `is_cut` where there were too many."""

    since: datetime
    latest: list[Change]
    counts: dict[str, int]
    all: int
    is_cut: bool


def changes(person: Person, since: datetime) -> Changes:
    """By others than the person, of work and plans; leaders and the office are told of all units'. One query."""
    events = Event.objects.filter(at__gt=since, kind__in=PAGES).exclude(actor=person.pk)
    if not person.has_perm("desk.see_all"):
        events = events.filter(_of_units(person))
    found = list(events.order_by("-at", "-id")[: MOST + 1])
    counted = Counter(event.verb for event in found[:MOST])
    return Changes(
        since,
        list(_lines(found[:SHOWN])),
        {verb: counted[verb] for verb in COUNTED if counted[verb]},
        min(len(found), MOST),
        len(found) > MOST,
    )


def _of_units(person: Person) -> Q:
    tasks = Answer.objects.filter(unit__in=person.unit_ids).order_by().values("task")
    chasers = Reply.objects.filter(unit__in=person.unit_ids).order_by().values("chaser")
    return Q(object__in=tasks) | Q(object__in=chasers)


def _lines(events: Iterable[Event]) -> Iterable[Change]:
    for event in events:
        # An event that changed several fields is told in as many lines; the first says enough here.
        line: Any = told([event])[0]
        yield Change(line, event.object_name, reverse(PAGES[event.kind], args=[event.object]))
