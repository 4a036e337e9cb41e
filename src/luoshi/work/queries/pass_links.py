"""Addresses for those without an account, and what stands behind one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.work.models import Answer, PassLink
from luoshi.work.queries.tasks import SENT

AHEAD = timedelta(days=60)
MOST = 60


def links() -> QuerySet[PassLink]:
    """Those that still lead somewhere, the last made first; with the last letter that went out with each."""
    rows = PassLink.objects.filter(ends_on__gte=timezone.localdate())
    linked = rows.select_related("unit", "made_by", "mailed__letter")
    return linked.defer("mailed__body", "mailed__letter__text", "mailed__letter__data")


def link_of(secret: str) -> PassLink | None:
    """The link with this secret; None where there is none or its time is over."""
    with scopes_disabled():
        rows = PassLink.objects.select_related("unit", "organisation")
        return rows.filter(secret=secret, ends_on__gte=timezone.localdate()).first()


def answers_to_give(unit: UUID) -> QuerySet[Answer]:
    """What the unit still has to do until two months from now, the longest due first."""
    due = timezone.localdate() + AHEAD
    rows = Answer.objects.filter(unit=unit, due_on__lte=due).exclude(state__in=SENT)
    linked = ("unit", "task__commitment", "task__order", "task__plan")
    return rows.select_related(*linked).order_by("due_on", "pk")[:MOST]
