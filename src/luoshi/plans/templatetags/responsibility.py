"""How a unit's share of a plan and its letter are drawn: `{% load responsibility %}`."""

from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.plans.models import Commitment, Letter, LetterState
from luoshi.plans.shares import Kind, Share
from luoshi.plans.templatetags.doing import promised
from luoshi.plans.words import words_of

register = template.Library()
register.filter("plan_words", words_of)

KINDS: dict[Kind, str | Promise] = {
    Kind.LEAD: gettext_lazy("Leads"),
    Kind.EACH: gettext_lazy("Answers for itself, as each unit does"),
    Kind.SUPPORT: gettext_lazy("Supports"),
}
LOOKS: dict[str, str] = {
    LetterState.WAITING: "soon",
    LetterState.ACKNOWLEDGED: "ok",
    LetterState.SIGNED: "ok",
    LetterState.REPLACED: "superseded",
}


@register.filter
def parts(share: Share) -> Iterator[tuple[Kind, str | Promise, list[Commitment]]]:
    """Each kind of which there is something, with its name."""
    for kind, name in KINDS.items():
        if share.parts[kind]:
            yield kind, name, share.parts[kind]


@register.filter
def leads(share: Share) -> int:
    return share.count(Kind.LEAD)


@register.filter
def each(share: Share) -> int:
    return share.count(Kind.EACH)


@register.filter
def helps(share: Share) -> int:
    return share.count(Kind.SUPPORT)


@register.filter
def asked(commitment: Commitment) -> str:
    """Number and date; where it has neither, of which kind it is."""
    return promised(commitment) or str(commitment.get_kind_display())


@register.simple_tag
def letter_pill(letter: Letter, is_outdated: bool = False) -> SafeString:
    """Who has to do something about it stands out: out of date comes first."""
    if is_outdated:
        return draw_pill("late", _("out of date"))
    return draw_pill(LOOKS[letter.state], letter.get_state_display())
