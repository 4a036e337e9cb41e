"""How plans and commitments are said and drawn: `{% load plan %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.plans.doubts import said as doubt_words
from luoshi.plans.facts import FLAGS, facts_of
from luoshi.plans.links import links_for
from luoshi.plans.models import Commitment, Doubt, FlagState, Plan, PromiseKind
from luoshi.plans.paper import Block, Run
from luoshi.plans.queries.account import Account, Stand, stand_of
from luoshi.plans.queries.overview import Counted
from luoshi.plans.queries.reading import Page
from luoshi.plans.states import COMMITMENT

register = template.Library()

# What stands for a commitment's key and version until they are known.
KEY, VERSION = "00000000-0000-0000-0000-000000000000", "VERSION-OF-COMMITMENT"
TONES = {Stand.WAITING: "flag", Stand.TAKEN: "ok", Stand.TO_CONFIRM: "", Stand.LEFT_OUT: "off"}


@register.filter
def unlocalised(number: int) -> str:
    """A number for a program: no separators."""
    return str(number)


@register.filter
def at(found: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key, None where it holds nothing."""
    return found.get(key)


@register.filter
def can(commitment: Commitment, step: str) -> bool:
    """Whether the table of transitions has this step from here."""
    return COMMITMENT.target(step, commitment.state) is not None


@register.filter
def is_listed(commitment: Commitment) -> bool:
    """Whether it is, or may still become, work: only then it is edited."""
    return stand_of(commitment) != Stand.LEFT_OUT


@register.filter
def may_merge(commitment: Commitment) -> bool:
    """Whether it can be marked for merging: what the legal reviewer has to decide or has reworded cannot."""
    return can(commitment, "withdraw") and commitment.flag_state not in (
        FlagState.WAITING,
        FlagState.NARROWED,
    )


@register.filter
def tone(commitment: Commitment) -> str:
    """The class of a card: ok, flag or off."""
    return TONES[stand_of(commitment)]


@register.filter
def mark(commitment: Commitment) -> str:
    """The classes of its words in the text: its kind, and how it stands."""
    return f"{commitment.kind} {tone(commitment)}".strip()


@register.filter
def flag_said(flag: str) -> str:
    """A flag in words."""
    return str(FLAGS[flag])


@register.filter
def words_in(doubt: Doubt, text: str) -> str:
    """The words that a doubt is about."""
    return text[doubt.start : doubt.end]


@register.filter
def doubt_said(doubt: Doubt, text: str) -> str:
    """A doubt in words."""
    return doubt_words(doubt.code, text)


@register.simple_tag
def drawn(block: Block) -> SafeString:
    """A block of the issued text: each run with its place, nothing between the runs."""
    runs = format_html_join("", "{}", ((_drawn(run),) for run in block.runs))
    return format_html("<{}>{}</{}>", block.tag, runs, block.tag)


def _drawn(run: Run) -> SafeString:
    return format_html('<span data-start="{}">{}</span>', str(run.start), _marked(run))


def _marked(run: Run) -> str | SafeString:
    words: str | SafeString = run.text
    if run.doubt:
        said = doubt_words(run.doubt.code, run.text)
        words = format_html('<mark id="doubt-{}" title="{}">{}</mark>', run.doubt.pk, said, words)
    if run.commitments:
        keys = " ".join(str(one.pk) for one in run.commitments)
        return format_html('<u class="{}" data-commitment="{}">{}</u>', mark(run.commitments[0]), keys, words)
    return format_html("<s>{}</s>", words) if run.is_framing else words


@register.simple_tag
def commitment_pill(commitment: Commitment) -> SafeString:
    """Its state in words, with colour and shape."""
    if commitment.flag_state == FlagState.WAITING:
        return draw_pill("flagged", _("waits for legal review"))
    return draw_pill(commitment.state, commitment.get_state_display())


@register.simple_tag(takes_context=True)
def alike(context: Context, template: str, commitment: Commitment) -> SafeString:
    """A part of a card that depends on how the commitment stands alone: drawn once for all that stand alike.

    The template names the commitment as `key` and `version`, which are put in afterwards.
    """
    kept: dict[Any, str] = context["drawn"]
    stands = (template, commitment.state, commitment.flag_state)
    if stands not in kept:
        known = {"commitment": commitment, "key": KEY, "version": VERSION}
        with context.push(**known):
            kept[stands] = get_template(template).template.render(context)  # type: ignore[attr-defined]
    html = kept[stands].replace(KEY, str(commitment.pk)).replace(VERSION, str(commitment.version))
    return mark_safe(html)  # noqa: S308 - a key and a number put into what a template has drawn


@register.simple_tag(takes_context=True)
def facts(context: Context, commitment: Commitment) -> SafeString:
    """The facts of a card as list items, in the calendar that the view has read once: outlook, page."""
    is_unsure = commitment.pk in context["page"].unsure
    said = facts_of(commitment, context["outlook"], is_unsure=is_unsure)
    return format_html_join(
        "",
        '<li class="fact {}">{}{}</li>',
        ((fact.tone, _labelled(fact.label), fact.value) for fact in said),
    )


def _labelled(label: str) -> str | SafeString:
    return format_html("<small>{}</small>", label) if label else ""


@register.simple_tag
def plan_counts(counts: Counted) -> list[dict[str, Any]]:
    """The parts of the bar over a plan in the list."""
    return [
        {"label": _("confirmed"), "value": counts.taken, "tone": "ok"},
        {"label": _("to confirm"), "value": counts.to_confirm, "tone": "info"},
        {"label": _("legal review"), "value": counts.waiting, "tone": "wait"},
        {"label": _("left out"), "value": counts.left_out, "tone": "off"},
    ]


@register.simple_tag
def account_parts(account: Account) -> list[dict[str, Any]]:
    """The parts of the bar over the text: as wide as the text they stand for, named by how many they are."""
    looks = {
        Stand.TAKEN: (_("confirmed"), "ok"),
        Stand.TO_CONFIRM: (_("to confirm"), "info"),
        Stand.WAITING: (_("legal review"), "wait"),
        Stand.LEFT_OUT: (_("left out"), "off"),
        Stand.FRAMING: (_("only explains"), "mute"),
        Stand.UNREAD: (_("not understood"), "late"),
    }
    return [
        {"label": label, "value": round(account.share[stand]), "shown": account.count[stand], "tone": look}
        for stand, (label, look) in looks.items()
    ]


@register.simple_tag
def accounted(account: Account) -> str:
    """How much of the text the reader has placed, and what it has not understood."""
    words = _("%(share)d %% of the text is accounted for.") % {"share": account.percent}
    unread = account.count[Stand.UNREAD]
    if not unread:
        return words
    doubts = ngettext("%(count)d place was not understood.", "%(count)d places were not understood.", unread)
    return f"{words} {doubts % {'count': unread}}"


@register.simple_tag
def reading_subtitle(plan: Plan, page: Page) -> str:
    """The year, when it was uploaded, and what was found in it."""
    total = page.account.total
    parts = (
        str(plan.year),
        _("uploaded %(when)s")
        % {"when": date_format(localtime(plan.document.uploaded_at), "SHORT_DATE_FORMAT")},
        ngettext("%(count)d measure", "%(count)d measures", page.measures) % {"count": page.measures},
        ngettext("%(count)d commitment", "%(count)d commitments", total) % {"count": total},
    )
    return " · ".join(parts)


@register.simple_tag
def plan_links(plan: Plan, person: Any) -> list[dict[str, Any]]:
    """The other pages about a plan, of this room and those above."""
    return list(links_for(plan, person))


@register.simple_tag
def reading_keys(may_edit: bool) -> list[tuple[str, str]]:
    """The keys that stand at the foot of the side-by-side page."""
    return [
        ("j k", _("next, previous")),
        *([("↵", _("confirm")), ("e", _("edit")), ("x", _("leave out"))] if may_edit else []),
    ]


@register.simple_tag
def all_keys(may_edit: bool) -> list[tuple[str, str]]:
    """Every key of the side-by-side page; several are parted by a space."""
    office = [
        ("o", _("Go on where it is open")),
        ("↵", _("Confirm")),
        ("e", _("Edit")),
        ("x", _("Leave out")),
        ("m", _("Mark for merging")),
        ("a", _("Confirm all of the measure")),
        ("s", _("Confirm all standing duties")),
    ]
    return [
        ("j k", _("Next, previous commitment")),
        *(office if may_edit else []),
        ("f", _("Flag for legal review")),
        ("u", _("Undo, step by step")),
        ("?", _("These keys")),
    ]


@register.simple_tag
def underlines() -> list[tuple[str, str]]:
    """How the kinds and states look in the text: classes, words."""
    kinds = [(kind.value, str(kind.label)) for kind in PromiseKind]
    return [
        *kinds,
        ("once ok", _("confirmed")),
        ("once flag", _("legal review")),
        ("standing off", _("left out")),
    ]
