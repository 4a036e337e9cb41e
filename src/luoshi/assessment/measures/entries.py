"""What is computed from lines of ledgers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import DecimalField, F, Q, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.measures.measure import Measure, Only, Span
from luoshi.ledgers.models import Entry

BY_LEDGER = ("ledger", "level")
NUMBER: DecimalField[Any, Any] = DecimalField(max_digits=16, decimal_places=2)


def _of(only: Only) -> QuerySet[Entry]:
    fields = {"ledger": "code", "level": "level"}
    return Entry.objects.filter(**{field: only[name] for name, field in fields.items() if only.get(name)})


def _due(span: Span, only: Only) -> QuerySet[Entry]:
    return _of(only).filter(due_on__range=(span.first, span.last))


def _closed_in_time() -> Q:
    return Q(closed_on__lte=F("due_on"))


def _written(span: Span, only: Only) -> QuerySet[Entry]:
    return _of(only).filter(found_on__range=(span.first, span.last))


def _sum(only: Only) -> Sum:
    return Sum(Cast(KT(f"data__{only.get('field', '')}"), NUMBER), default=0)


def _shown(entry: Entry) -> tuple[str, str, date | None]:
    return entry.title, entry.get_absolute_url(), entry.due_on or entry.found_on


ENTRIES = (
    Measure(
        "closed",
        _("Lines of a ledger closed in time"),
        _("Lines closed by the day they were to be done ÷ lines to be done"),
        BY_LEDGER,
        _due,
        _shown,
        _closed_in_time,
    ),
    Measure(
        "written",
        _("Lines written into a ledger"),
        _("How many lines the unit has in the ledger"),
        BY_LEDGER,
        _written,
        _shown,
    ),
    Measure(
        "summed",
        _("A number of a ledger, summed up"),
        _("The sum of a number over the unit's lines of the ledger, such as hours of training"),
        (*BY_LEDGER, "field"),
        _written,
        _shown,
        amount=_sum,
    ),
)
