"""What is computed from chasers and what units replied to them."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.measures.measure import Measure, Only, Span
from luoshi.work.models import Reply


def _replies(span: Span, _only: Only) -> QuerySet[Reply]:
    return Reply.objects.filter(chaser__reply_by__range=(span.first, span.last)).select_related("chaser")


def _replied_in_time() -> Q:
    return Q(at__date__lte=F("chaser__reply_by"))


def _chased(span: Span, _only: Only) -> QuerySet[Reply]:
    rows = Reply.objects.filter(chaser__written_at__date__range=(span.first, span.last))
    return rows.select_related("chaser")


def _shown(reply: Reply) -> tuple[str, str, date | None]:
    return reply.chaser.name, reply.chaser.get_absolute_url(), reply.chaser.reply_by


CHASERS = (
    Measure(
        "replies",
        _("Chasers replied to in time"),
        _("Chasers replied to by the day they name ÷ chasers to be replied to"),
        (),
        _replies,
        _shown,
        _replied_in_time,
    ),
    Measure(
        "chasers",
        _("Chasers received"),
        _("How many chasers the unit received"),
        (),
        _chased,
        _shown,
    ),
)
