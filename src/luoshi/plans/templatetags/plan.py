"""How plans and commitments are said and drawn: `{% load plan %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.foundation.templatetags.page import pill
from luoshi.plans.doubts import said as doubt_words
from luoshi.plans.facts import FLAGS, Fact, facts_of
from luoshi.plans.links import links_for
from luoshi.plans.models import Commitment, CommitmentState, Doubt, FlagState, Plan
from luoshi.plans.outlook import Outlook
from luoshi.plans.queries.overview import Counts
from luoshi.plans.queries.reading import Page
from luoshi.plans.states import COMMITMENT

register = template.Library()


@register.filter
def unlocalised(number: int) -> str:
    """A number for a program: no separators."""
    return str(number)


@register.filter
def can(commitment: Commitment, step: str) -> bool:
    """Whether the table of transitions has this step from here."""
    return COMMITMENT.target(step, commitment.state) is not None


@register.filter
def tone(commitment: Commitment) -> str:
    """The class of a card: ok, flag or off."""
    if commitment.flag_state == FlagState.WAITING:
        return "flag"
    if commitment.state in Commitment.SCHEDULED:
        return "ok"
    return "" if commitment.state == CommitmentState.READ else "off"


@register.filter
def mark(commitment: Commitment) -> str:
    """The classes of its words in the text: its kind, and how it stands."""
    return f"{commitment.kind} {tone(commitment)}".strip()


@register.filter
def flag_said(flag: str) -> str:
    """A flag in words."""
    return str(FLAGS[flag])


@register.filter
def doubt_said(doubt: Doubt, text: str) -> str:
    """A doubt in words."""
    return doubt_words(doubt.code, text)


@register.inclusion_tag("components/pill.html")
def commitment_pill(commitment: Commitment) -> dict[str, Any]:
    """Its state in words, with colour and shape."""
    if commitment.flag_state == FlagState.WAITING:
        return pill("flagged", _("waits for legal review"))
    return pill(commitment.state, commitment.get_state_display())


@register.simple_tag(takes_context=True)
def facts(context: dict[str, Any], commitment: Commitment) -> Iterable[Fact]:
    """The facts of a card; the calendar is read once a page."""
    if "outlook" not in context.render_context:
        context.render_context["outlook"] = Outlook.of(commitment.organisation_id)
    return facts_of(commitment, context.render_context["outlook"])


@register.simple_tag
def plan_counts(counts: Counts) -> list[dict[str, Any]]:
    """The parts of the bar over a plan."""
    return [
        {"label": _("confirmed"), "value": counts.taken, "tone": "ok"},
        {"label": _("to confirm"), "value": counts.to_confirm, "tone": "info"},
        {"label": _("legal review"), "value": counts.waiting, "tone": "wait"},
        {"label": _("left out"), "value": counts.left_out, "tone": "mute"},
    ]


@register.simple_tag
def accounted(page: Page) -> str:
    """How much of the text the reader has placed, and what it has not understood."""
    share = 100 * page.accounted // page.body if page.body else 0
    unread = len(page.paper.doubts)
    words = _("%(share)d %% of the text is accounted for.") % {"share": share}
    if not unread:
        return words
    doubts = ngettext("%(count)d place was not understood.", "%(count)d places were not understood.", unread)
    return f"{words} {doubts % {'count': unread}}"


@register.simple_tag
def plan_links(plan: Plan, person: Any) -> list[dict[str, Any]]:
    """The other pages about a plan, of this room and those above."""
    return list(links_for(plan, person))


@register.simple_tag
def reading_keys() -> list[tuple[str, str]]:
    """The keys of the side-by-side page."""
    return [
        ("j k", _("next, previous")),
        ("↵", _("confirm")),
        ("e", _("edit")),
        ("x", _("leave out")),
        ("u", _("undo")),
    ]
