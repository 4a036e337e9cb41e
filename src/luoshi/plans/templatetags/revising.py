"""How versions of a plan and their comparison are drawn: `{% load revising %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.plans.alignment import Run
from luoshi.plans.models import Plan

register = template.Library()

KINDS: dict[str, str | Promise] = {
    "added": gettext_lazy("added"),
    "altered": gettext_lazy("altered"),
    "moved": gettext_lazy("moved"),
    "dropped": gettext_lazy("dropped"),
    "same": gettext_lazy("unchanged"),
}


@register.filter
def old_words(runs: Iterable[Run]) -> SafeString:
    """A sentence of the former text; what the new one no longer says is struck out."""
    return _drawn(runs, "del")


@register.filter
def new_words(runs: Iterable[Run]) -> SafeString:
    """A sentence of the new text; what the former one did not say is marked."""
    return _drawn(runs, "ins")


def _drawn(runs: Iterable[Run], tag: str) -> SafeString:
    parts = (format_html("<{0}>{1}</{0}>", tag, run.text) if run.is_changed else run.text for run in runs)
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def kind_tabs(counts: Mapping[str, int], kind: str) -> list[dict[str, Any]]:
    """The kinds of change with their counts."""
    return [
        {"label": str(label), "count": counts[name], "current": name == kind, "url": f"?kind={name}"}
        for name, label in KINDS.items()
    ]


@register.simple_tag
def year_tabs(counts: Mapping[str, int], kind: str, before: Plan) -> list[dict[str, Any]]:
    """What became of the plan of the year before, and what this year's has beside it."""
    labels = {
        "same": _("carried over"),
        "altered": _("in other words"),
        "added": _("new"),
        "dropped": _("gone"),
    }
    return [
        {
            "label": label,
            "count": counts[name],
            "current": name == kind,
            "url": f"?with={before.pk}&kind={name}",
        }
        for name, label in labels.items()
    ]


@register.simple_tag
def confirm_label(counts: Mapping[str, int]) -> str:
    """What the one button does."""
    return _("Put in force: %(added)d added, %(altered)d altered, %(dropped)d dropped") % counts
