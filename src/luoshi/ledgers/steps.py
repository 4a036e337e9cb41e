"""What this room offers on the page of a task: to answer a screening with what was found, or with nothing."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.work.models import Answer
from luoshi.work.steps import Step

SCREENING = ("排查", "摸排", "隐患")


def is_screening(answer: Answer) -> bool:
    """Whether the task asks to look for dangers."""
    return any(word in answer.task.title for word in SCREENING)


def answer_screening(answer: Answer, may: Collection[str]) -> Step | None:
    """To a page on which each finding becomes a line, or the unit says that there is none."""
    if "submit" not in may or not is_screening(answer):
        return None
    address = reverse("screening", args=[answer.pk])
    return Step(_("Answer the screening"), address, "search", is_main=True, in_dialog=False)
