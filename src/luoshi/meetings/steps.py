"""What this room offers on the page of a task: to plan the meeting that an answer asks for, or to see it."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.plans.asks import Ask
from luoshi.work.models import Answer
from luoshi.work.steps import Step


def plan_the_meeting(answer: Answer, may: Collection[str]) -> Step | None:
    """Where it comes from a plan: an order to meet has no series."""
    if answer.ask != Ask.MEETING or "submit" not in may or answer.task.commitment_id is None:
        return None
    return Step(
        _("To the meeting"),
        reverse("meeting_for", args=[answer.pk]),
        "presentation",
        posts=True,
        is_main=True,
    )
