"""How the pages of the desk say what they count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from luoshi.desk.queries.changes import COUNTED
from luoshi.foundation.templatetags.page import draw_pill
from luoshi.work.templatetags.work import late_by

register = template.Library()

_WORDS: dict[str, Callable[[int], str]] = {
    "answer-submitted": lambda count: ngettext("%(count)d handed in", "%(count)d handed in", count),
    "answer-accepted": lambda count: ngettext("%(count)d accepted", "%(count)d accepted", count),
    "answer-returned": lambda count: ngettext("%(count)d returned", "%(count)d returned", count),
    "chaser-written": lambda count: ngettext("%(count)d chaser", "%(count)d chasers", count),
    "plan-published": lambda count: ngettext("%(count)d publishing", "%(count)d publishings", count),
    "order-given": lambda count: ngettext("%(count)d order", "%(count)d orders", count),
}


@register.simple_tag
def late_pill(due_on: date, today: date) -> SafeString:
    """How long it is late."""
    return draw_pill("late", late_by(due_on, today))


@register.simple_tag
def change_words(verb: str, count: int) -> str:
    """“5 accepted”."""
    return _WORDS[verb](count) % {"count": count}


@register.simple_tag
def change_tone(verb: str) -> str:
    """A colour of the stylesheet."""
    return COUNTED[verb]
