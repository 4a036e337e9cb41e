"""How tasks are said and drawn: `{% load work %}`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from luoshi.foundation.templatetags.page import pill
from luoshi.plans.words import language
from luoshi.papers.words import Language
from luoshi.plans.breakdown import Frequency, word_frequency
from luoshi.reading.result import Times
from luoshi.work.look import task_tone
from luoshi.work.models import Answer, Part, Task

register = template.Library()


@register.inclusion_tag("components/pill.html")
def task_pill(task: Task, today: date) -> dict[str, Any]:
    """Its state in words; late or soon due where it is neither done nor resting."""
    tone = task_tone(task, today)
    words = {"late": _("late"), "soon": _("due soon")}
    return pill(tone, words.get(tone) or task.get_state_display())


@register.filter
def target(task: Task) -> str:
    """What is to be reached: ≥ 20 篇."""
    if task.target is None:
        return ""
    said: Language = language()
    most = None if task.target_max is None else float(task.target_max)
    times = Times(task.target_op or "=", float(task.target), most, task.target_unit)  # type: ignore[arg-type]
    return word_frequency(Frequency(times=times), said)


@register.filter
def leads(task: Task) -> list[Answer]:
    """Who leads, or who answers each for itself; from the prefetched answers."""
    return [answer for answer in task.answers.all() if answer.part != Part.SUPPORT]


@register.filter
def supports(task: Task) -> list[Answer]:
    """Who helps; from the prefetched answers."""
    return [answer for answer in task.answers.all() if answer.part == Part.SUPPORT]
