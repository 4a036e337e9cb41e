"""How scores and their arithmetic are said: `{% load assessment %}`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.assessment.arithmetic import Line
from luoshi.assessment.faults import plain
from luoshi.assessment.measures import MEASURES
from luoshi.assessment.models import Appeal, AppealState, Indicator, Scheme
from luoshi.foundation.templatetags.page import pill

register = template.Library()
PERCENTS = {"share", "goal", "of-goal"}
HUNDRED = Decimal(100)
TONES: dict[str, str] = {AppealState.WAITING: "wait", AppealState.WON: "ok", AppealState.REFUSED: "waived"}


@register.filter
def number(value: Any) -> str:
    """Without noughts at its end; a dash where there is none."""
    return "—" if value in (None, "") else plain(Decimal(str(value)))


@register.inclusion_tag("components/pill.html")
def scheme_pill(scheme: Scheme) -> dict[str, Any]:
    """In preparation or published."""
    return pill("open" if scheme.is_draft else "ok", scheme.get_state_display())


@register.inclusion_tag("components/pill.html")
def appeal_pill(appeal: Appeal) -> dict[str, Any]:
    """Waiting, granted or refused."""
    return pill(TONES[appeal.state], appeal.get_state_display())


@register.filter
def formula(line: Line) -> str:
    """In words, as it was when it was worked out."""
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    return str(line.told.get("formula", {}).get(language, ""))


@register.filter
def measured(indicator: Indicator) -> str:
    """How the indicator is computed, in words."""
    measure = MEASURES.get(indicator.measure)
    return str(measure.formula) if measure else ""


@register.filter
def steps(line: Line) -> Iterator[tuple[str, str]]:
    """Each step of the arithmetic in words, with what comes of it."""
    told: dict[str, Any] = dict.fromkeys(("hits", "base"), "") | {
        name: number(value)
        for name, value in (line.told["rule"] | line.told).items()
        if isinstance(value, (str, int))
        and name in {"hits", "base", "goal", "full", "floor", "ceiling", "per", "cap", "places"}
    }
    for code, value in line.told["steps"]:
        exact = Decimal(value)
        shown = f"{number(round(exact * HUNDRED, 2))}%" if code in PERCENTS else number(round(exact, 4))
        yield _said(code) % told, shown


def _said(code: str) -> str:
    return {
        "share": _("%(hits)s of %(base)s"),
        "goal": _("full marks at %(goal)s percent"),
        "of-goal": _("%(hits)s of the %(goal)s that have full marks"),
        "of-full": _("of %(full)s full marks"),
        "mean": _("mean of the marks"),
        "trimmed-mean": _("mean without the best and the worst"),
        "pieces": _("pieces that count"),
        "missed": _("pieces missed, of %(base)s"),
        "per": _("%(per)s points each"),
        "floor": _("not below %(floor)s"),
        "ceiling": _("not above %(ceiling)s"),
        "cap": _("at most %(cap)s"),
        "rounded": _("rounded to %(places)s decimals"),
    }[code]


@register.filter
def raw(line: Line) -> str:
    """The raw figure in short: 8/10, 36, two marks; why there is none where nothing could be judged."""
    told = line.told
    if told.get("is_few"):
        return _("too few answers")
    if told.get("is_missing"):
        return _("not marked yet")
    if told.get("base") not in (None, ""):
        return f"{number(told['hits'])}/{number(told['base'])}"
    if told.get("hits"):
        return number(told["hits"])
    return " · ".join(number(one["marks"]) for one in told.get("given", ()))
