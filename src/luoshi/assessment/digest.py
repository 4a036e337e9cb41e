"""What of assessments stands in people's daily digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.models import Appeal, AppealState, Result, SchemeState
from luoshi.notices.sources import Matter, Source
from luoshi.organisation.models import Role

ASSESSED, APPEALS = "assessed", "appeals"
HEADS = frozenset({Role.HEAD})
ANSWERERS = frozenset({Role.LEADER, Role.CLERK, Role.ADMINISTRATOR})


def gather(_until: date) -> Iterator[Matter]:
    """Results against which a unit's head may appeal, and appeals to be answered; two queries."""
    today = timezone.localdate()
    rows = Result.objects.filter(scheme__state=SchemeState.PUBLISHED, scheme__appeal_until__gte=today)
    fields = ("pk", "scheme__title", "unit", "scheme__published_at")
    for key, title, unit, at in rows.order_by("scheme", "unit").values_list(*fields):
        since = timezone.localdate(at)
        yield Matter(key, "result", title, section=ASSESSED, since=since, unit=unit, roles=HEADS)
    waiting = Appeal.objects.filter(state=AppealState.WAITING).select_related(
        "result__scheme", "result__unit"
    )
    for row in waiting.order_by("at"):
        scheme = row.result.scheme
        but = frozenset(key for key in (row.by_id, scheme.published_by_id) if key)
        title = f"{row.result.unit} · {row.name}"
        since = timezone.localdate(row.at)
        yield Matter(scheme.pk, "appeals", title, section=APPEALS, since=since, roles=ANSWERERS, but=but)


SOURCE = Source(gather, {ASSESSED: _("Assessments published"), APPEALS: _("Appeals to be answered")})
