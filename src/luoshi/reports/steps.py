"""What this room offers on the page of a task: to write the report that an answer asks for."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.plans.asks import Ask
from luoshi.work.models import Answer
from luoshi.work.steps import Step


def write_report(answer: Answer, may: Collection[str]) -> Step | None:
    """Begins it from the unit's records, or leads to what is written so far."""
    if answer.ask != Ask.REPORT or "submit" not in may:
        return None
    return Step(
        _("Write the report"), reverse("draft_filing", args=[answer.pk]), "report", posts=True, is_main=True
    )
