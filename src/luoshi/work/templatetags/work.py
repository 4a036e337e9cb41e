"""How tasks are said and drawn: `{% load work %}`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.organisation.models import Unit
from luoshi.plans.breakdown.frequency import written
from luoshi.plans.words import words_of
from luoshi.work.look import tone_of
from luoshi.work.models import (
    Answer,
    CheckItem,
    Evidence,
    EvidenceKind,
    ItemResult,
    Part,
    Reply,
    ReplyState,
    Task,
    TaskState,
)
from luoshi.work.queries.tasks import DONE
from luoshi.work.sheets import TickSheet, kind_of_sheet
from luoshi.work.words import asked_of, is_narrowed, origin_of, sentence_of

register = template.Library()
WORDS = {"late": gettext_lazy("late"), "soon": gettext_lazy("due soon")}
EVIDENCE_ICONS: dict[str, str] = {
    EvidenceKind.LINK: "link",
    EvidenceKind.NOTE: "pencil",
    EvidenceKind.RECORD: "clipboard-list",
}
REPLY_TONES: dict[str, str] = {
    ReplyState.WAITING: "soon",
    ReplyState.REPLIED: "submitted",
    ReplyState.RETURNED: "returned",
    ReplyState.ACCEPTED: "accepted",
}
ITEM_TONES: dict[str, str] = {ItemResult.WAITING: "mute", ItemResult.IN_ORDER: "ok"}
FINDINGS = {
    "ok": gettext_lazy("finding, put right"),
    "late": gettext_lazy("finding, late to be put right"),
    "soon": gettext_lazy("finding, to be put right"),
}
ANSWERED = (TaskState.SUBMITTED, *DONE)


@register.simple_tag
def task_pill(task: Task, today: date) -> SafeString:
    """Its state in words; late or soon due where it is neither done nor resting."""
    tone = tone_of(task, today)
    return draw_pill(tone, WORDS.get(tone) or TaskState(task.state).label)


@register.filter
def unit_name(unit: Unit | None) -> SafeString:
    """The unit, or a mark that nobody has been named yet."""
    if unit is not None:
        return format_html("{}", unit.name)
    return format_html('<span class="nobody">{}</span>', _("nobody named"))


@register.filter
def answered(task: Task) -> int:
    """How many of those who answer each for itself have done so."""
    return sum(answer.state in ANSWERED for answer in leads(task))


@register.filter
def leads(task: Task) -> list[Answer]:
    """Who leads, or who answers each for itself; from the prefetched answers."""
    return [answer for answer in task.answers.all() if answer.part != Part.SUPPORT]


@register.filter
def supports(task: Task) -> list[Answer]:
    """Who helps; from the prefetched answers."""
    return [answer for answer in task.answers.all() if answer.part == Part.SUPPORT]


@register.simple_tag
def reply_pill(reply: Reply) -> SafeString:
    """How far a unit's reply to a chaser is."""
    return draw_pill(REPLY_TONES[reply.state], reply.get_state_display())


@register.simple_tag
def item_pill(item: CheckItem, today: date) -> SafeString:
    """What was seen of one piece of work; of a finding, whether it has been put right."""
    if item.state != ItemResult.FINDING:
        return draw_pill(ITEM_TONES[item.state], item.get_state_display())
    tone = "ok" if is_put_right(item) else "late" if item.due_on and item.due_on < today else "soon"
    return draw_pill(tone, FINDINGS[tone])


@register.filter
def is_put_right(item: CheckItem) -> bool:
    """Whether the rectification of a finding is closed; the outcome must be loaded."""
    return item.outcome is not None and item.outcome.is_done


@register.simple_tag
def reached_words(answer: Answer) -> str:
    """2/4 次: what is reported of what is asked for; 3 人 where it is counted by person."""
    reported = written(float(answer.reported))
    if kind_of_sheet(answer.task) == "person":
        return f"{reported} {_('people')}"
    return f"{reported}/{written(float(answer.task.target or 0))} {answer.task.target_unit}"


@register.inclusion_tag("work/reached.html")
def reached_bar(answer: Answer, sheet: TickSheet | None = None) -> dict[str, Any]:
    """What is accepted, what waits, and what the task asks for: of a sheet of people, all of them."""
    goal, unit = float(answer.task.target or 0), answer.task.target_unit
    if sheet:
        goal, unit = len(sheet.lines), unit if sheet.of == "day" else _("people")
    accepted = float(answer.reached)
    return {
        **{"accepted": accepted, "waiting": max(float(answer.reported) - accepted, 0)},
        **{"goal": goal, "unit": unit},
    }


@register.simple_tag
def days_late(answer: Answer, today: date) -> str:
    """Since when, in days."""
    return late_by(answer.due_on, today)


def late_by(due_on: date, today: date) -> str:
    """“3 days late”."""
    days = (today - due_on).days
    return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}


@register.filter
def evidence_icon(piece: Evidence) -> str:
    """The shape of its kind; a picture has its own."""
    is_picture = piece.media_type.startswith("image/")
    return "photo" if is_picture else EVIDENCE_ICONS.get(piece.kind, "paperclip")


@register.filter
def plain_number(value: Decimal | float) -> str:
    """3 rather than 3.00."""
    return written(float(value))


register.filter("target", asked_of)
register.filter("sentence", sentence_of)
register.filter("words_of", words_of)
register.filter("is_narrowed", is_narrowed)
register.filter("origin", origin_of)


@register.simple_tag
def answer_pill(answer: Answer, today: date) -> SafeString:
    """The state of one unit's own part."""
    tone = tone_of(answer, today)
    return draw_pill(tone, WORDS.get(tone) or TaskState(answer.state).label)


@register.simple_tag
def due_pill(answer: Answer, today: date) -> SafeString:
    """By when it is due; how long it is late where the day has passed."""
    tone = tone_of(answer, today)
    late = tone == "late"
    return draw_pill(
        tone, days_late(answer, today) if late else date_format(answer.due_on, "MONTH_DAY_FORMAT")
    )
