"""What of this room can be found: the reports that units write."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Findable, SearchKind
from luoshi.reports.models import Filing


def _filings() -> QuerySet[Filing]:
    return Filing.objects.select_related("answer__task")


def _filing(row: Filing) -> Findable:
    text = "\n".join(filter(None, (row.did, row.lags, row.ahead)))
    day = timezone.localtime(row.saved_at).date()
    place = reverse("filing", args=[row.answer_id])
    return Findable(row.title, place, text, row.answer.task.title, day, [row.answer.unit_id])


KINDS = (
    SearchKind(
        code="filing",
        label=_("Units' reports"),
        icon="report",
        model=Filing,
        permission="work.see",
        fields=frozenset({"title", "did", "lags", "ahead"}),
        rows=_filings,
        read=_filing,
    ),
)
