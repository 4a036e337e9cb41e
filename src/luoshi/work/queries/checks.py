"""Checks as people look for them, and what may be drawn for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from luoshi.organisation.models import Person, Unit
from luoshi.work.models import Answer, Check, CheckItem, ItemResult, TaskState
from luoshi.work.queries.tasks import OWED


@dataclass(frozen=True, slots=True)
class Scope:
    """What a check looks at: work accepted in these days, of these units (of all where none is named)."""

    accepted_from: date
    accepted_to: date
    units: Sequence[Unit] = field(default_factory=tuple)
    ask: str = ""
    words: str = ""


def accepted_work(scope: Scope) -> QuerySet[Answer]:
    """What units led or answered for themselves and had accepted, within the scope; one query."""
    rows = Answer.objects.filter(
        OWED,
        state=TaskState.ACCEPTED,
        unit__isnull=False,
        closed_on__range=(scope.accepted_from, scope.accepted_to),
        task__title__icontains=scope.words.strip(),
    )
    if scope.units:
        rows = rows.filter(unit__in=scope.units)
    return (rows.filter(ask=scope.ask) if scope.ask else rows).select_related("unit")


def checks() -> QuerySet[Check]:
    """With how much has been looked at and found; the pools are left out."""
    return (
        Check.objects.defer("pool")
        .select_related("made_by")
        .annotate(
            drawn=Count("items"),
            looked=Count("items", filter=~Q(items__state=ItemResult.WAITING)),
            found=Count("items", filter=Q(items__state=ItemResult.FINDING)),
        )
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """One item, and whether the person may look at it now."""

    item: CheckItem
    may_look: bool


def items_of(check: Check) -> QuerySet[CheckItem]:
    """With all that their lines show, unit by unit."""
    rows = CheckItem.objects.filter(check_of=check).select_related(
        "answer__task", "answer__unit", "checker", "by", "outcome"
    )
    return rows.order_by("answer__unit__position", "answer__due_on", "position")


def seen_in(check: Check, person: Person) -> list[Seen]:
    """Every item; one query."""
    is_open = check.closed_at is None
    return [
        Seen(item, is_open and item.state != ItemResult.FINDING and person.has_perm("work.look_at", item))
        for item in items_of(check)
    ]


def counts_of(seen: list[Seen]) -> Counter[str]:
    """How many items are in which state."""
    return Counter(one.item.state for one in seen)
