"""How lists and the assignment page say who does what: `{% load doing %}`."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.plans.excerpts import Excerpt, excerpt
from luoshi.plans.facts import Fact, who_does
from luoshi.plans.models import Commitment, Doubt, Plan
from luoshi.plans.queries.assign import Board
from luoshi.plans.queries.lists import KINDS, Gaps
from luoshi.plans.words import said_quantity

register = template.Library()


@register.filter
def doers(commitment: Commitment) -> list[Fact]:
    """Who leads and who supports."""
    return list(who_does(commitment))


@register.filter
def promised(commitment: Commitment) -> str:
    """Number and date in one line."""
    due = commitment.due_on or commitment.due_text
    return " · ".join(str(part) for part in (said_quantity(commitment), due) if part)


@register.filter
def led_by(led: Counter[UUID], unit: Any) -> int:
    """How many commitments the unit leads."""
    return led[unit.pk]


@register.filter
def place(doubt: Doubt) -> Excerpt:
    """The doubt's words with those around them. `doubt.plan.document` must be loaded."""
    return excerpt(doubt.plan.document.text, doubt.start, doubt.end)


@register.simple_tag
def given(board: Board) -> list[dict[str, Any]]:
    """The parts of the bar over the assignment page."""
    suggested = sum(1 for row, _owners in board.suggested if row.unit_id)
    named = board.total - board.without - board.each - suggested
    return [
        {"label": _("with a lead unit"), "value": named, "tone": "ok"},
        {"label": _("each unit"), "value": board.each, "tone": "info"},
        {"label": _("only suggested"), "value": suggested, "tone": "soon"},
        {"label": _("without a unit"), "value": board.without, "tone": "mute"},
    ]


@register.simple_tag
def list_tabs(gaps: Gaps, kind: str, plan: Plan | None) -> list[dict[str, Any]]:
    """The four lists with their counts."""
    labels = (_("Without unit"), _("Without date"), _("Not understood"), _("Legal review"))
    return [
        {
            "label": label,
            "count": gaps.of(name),
            "current": name == kind,
            "url": reverse("plan_list", args=[plan.pk, name]) if plan else reverse("list", args=[name]),
        }
        for name, label in zip(KINDS, labels, strict=True)
    ]
