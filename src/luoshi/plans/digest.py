"""What of plans stands in people's daily digests: letters of responsibility that wait for the head of the unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.notices.sources import Matter, Source
from luoshi.organisation.models import Role
from luoshi.plans.models import Letter, LetterState

TO_ACKNOWLEDGE = "letters-to-acknowledge"
SECTIONS = {TO_ACKNOWLEDGE: _("Letters of responsibility to acknowledge")}
HEADS = frozenset({Role.HEAD})


def gather(_until: date) -> Iterator[Matter]:
    """One query."""
    rows = Letter.objects.filter(state=LetterState.WAITING).order_by("number")
    for key, name, plan, unit, at in rows.values_list("pk", "name", "plan__title", "unit", "made_at"):
        since = timezone.localdate(at)
        title = f"{name} · {plan}"
        yield Matter(key, "letter", title, section=TO_ACKNOWLEDGE, since=since, unit=unit, roles=HEADS)


SOURCE = Source(gather, SECTIONS)
