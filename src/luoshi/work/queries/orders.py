"""Orders as they stand."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from luoshi.work.models import Part, Task
from luoshi.work.queries.tasks import SENT


def orders() -> QuerySet[Task]:
    """The tasks of orders, the last given first, with how many units are asked and have answered; one query."""
    asked = ~Q(answers__part=Part.SUPPORT)
    counted = {
        "units": Count("answers", filter=asked),
        "answered": Count("answers", filter=asked & Q(answers__state__in=SENT)),
    }
    rows = Task.objects.filter(order__isnull=False).select_related("order__given_by", "order__file")
    return rows.annotate(**counted).order_by("-order__given_at")
