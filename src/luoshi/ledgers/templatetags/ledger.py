"""What the pages of ledgers say in words and colours."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.ledgers.models import Entry
from luoshi.ledgers.rules import is_supervised

register = template.Library()


@register.simple_tag
def entry_pill(entry: Entry, today: date) -> SafeString:
    """The entry's state; late where its day has passed."""
    return draw_pill(*entry_look(entry, today))


def entry_look(entry: Entry, today: date) -> tuple[str, str]:
    """The look of the state, and the state in words."""
    label = str(entry.definition.state(entry.state).label)
    if entry.is_closed:
        return "ok", label
    if entry.due_on and entry.due_on < today:
        return "late", _("%(state)s, late") % {"state": label}
    if entry.refresh_due_on and entry.refresh_due_on < today:
        return "late", _("%(state)s, not refreshed") % {"state": label}
    return "wait" if entry.applied_by_id else "open", label


@register.filter
def level(entry: Entry) -> str:
    """The entry's level in words, "" where it has none."""
    return str(entry.definition.levels.get(entry.level, ""))


register.filter("is_supervised", is_supervised)
