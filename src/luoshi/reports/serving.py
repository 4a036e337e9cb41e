"""What of this room serves a commitment: the reports that units wrote for its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.plans.models import Commitment
from luoshi.reports.models import Filing
from luoshi.work.look import tone_of
from luoshi.work.queries.serving import answers_for
from luoshi.work.serving import Part, Serving, counted
from luoshi.work.templatetags.work import WORDS


def reports_for(commitment: Commitment, today: date) -> Iterator[Part]:
    """One query."""
    filed = Filing.objects.filter(answer__in=answers_for(commitment).values("pk"))
    rows, count = counted(filed.select_related("answer__unit").order_by("-saved_at", "-pk"))
    yield Part(_("Units' reports"), "report", [_report(row, today) for row in rows], count)


def _report(row: Filing, today: date) -> Serving:
    tone = tone_of(row.answer, today)
    said = WORDS.get(tone) or row.answer.get_state_display()
    unit = row.answer.unit.name if row.answer.unit else ""
    day = timezone.localtime(row.saved_at).date()
    return Serving(row.title, reverse("filing", args=[row.answer_id]), unit, day, tone, said)
