"""The parts of a page that need more than an include: `{% load page %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from luoshi.foundation.lists import listed
from luoshi.foundation.looks import look

register = template.Library()
register.filter("listed", listed)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite (`frontend/icons.json` names them); without a label it is decoration."""
    if not label:
        return _plain_icon(name)
    return format_html('<svg class="icon" role="img" aria-label="{}">{}</svg>', label, _use(name))


@lru_cache(maxsize=512)
def _plain_icon(name: str) -> SafeString:
    """Kept, since a page draws hundreds of them; where the sprite lies does not change while a server runs."""
    return format_html('<svg class="icon" aria-hidden="true">{}</svg>', _use(name))


def _use(name: str) -> SafeString:
    return format_html('<use href="{}#{}"/>', static("icons.svg"), name)


@register.simple_tag
def state_icon(state: str) -> SafeString:
    """The shape of a state or tone, where the words stand beside it anyway."""
    return icon(look(state).icon)


def pill(state: str, label: str | Promise) -> dict[str, Any]:
    """What `components/pill.html` shows of a state."""
    return {"label": label, **look(state)._asdict()}


@register.simple_tag(name="pill")
def draw_pill(state: str, label: str | Promise) -> SafeString:
    """A state in words, with the colour and the shape that belong to it."""
    shape = look(state)
    return _drawn_pill(shape.tone, shape.icon, str(label))


# Typed, since a label that is safe already is not escaped again.
@lru_cache(maxsize=512, typed=True)
def _drawn_pill(tone: str, shape: str, label: str) -> SafeString:
    """Kept, since a list has one in each line."""
    return format_html('<span class="pill {}">{}{}</span>', tone, _plain_icon(shape), label)


@register.inclusion_tag("components/progress.html")
def progress(value: float, maximum: float, label: str, tone: str = "") -> dict[str, Any]:
    """How far something is: a bar and its figure. `label` names it for those who cannot see the bar."""
    return {"value": value, "maximum": maximum, "label": label, "tone": tone}


@register.inclusion_tag("components/stacked.html")
def stacked(parts: Iterable[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """One bar made of parts {label, value, shown? (the figure, else the value), tone, url?}, with its legend."""
    placed, total = [], 0
    for part in parts:
        placed.append({"shown": part["value"], **part, "start": total})
        total += part["value"]
    return {"parts": placed, "total": total or 1, "label": label}


@register.simple_tag
def year_cells(cells: Iterable[Mapping[str, Any]]) -> SafeString:
    """The months of a row of the year, each {state, text, title (the same in words), url?, current?}.

    All of a row at once: a year has hundreds of cells, and a tag for each would take longer than all else.
    """
    return mark_safe("".join(map(_year_cell, cells)))  # noqa: S308 (each is escaped)


def _year_cell(cell: Mapping[str, Any]) -> str:
    where = "now" if cell.get("current") else ""
    state, title, text = (escape(str(cell[name])) for name in ("state", "title", "text"))
    if cell.get("url"):
        hidden = f'<span class="visually-hidden">{title}</span>'
        link = f'<a class="cell {state}" href="{escape(cell["url"])}" title="{title}">{text}{hidden}</a>'
        return f'<td class="{where}">{link}</td>'
    return f'<td class="{where}"><span class="cell {state}" title="{title}">{text}</span></td>'


@register.inclusion_tag("components/history.html")
def history(events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What happened, newest first: events {who, what, when, from_?, to?, note?, tone?}."""
    return {"events": [{**event, "look": look(event.get("tone", "mute"))} for event in events]}


@register.simple_tag
def set_filters(form: BaseForm) -> int:
    """How many of the fields that one sees have been given something else than what the page shows by itself.

    The words searched for are none of them.
    """
    fields = [field for field in form.visible_fields() if field.widget_type != "search"]
    return sum(1 for field in fields if form.is_bound and field.data and field.data != str(field.initial))


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a long list; the links keep the other parameters of the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"page": page, "numbers": list(numbers), "parameters": context["request"].GET}


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "") -> SafeString:
    """`{% card title=… %} … {% endcard %}`: a bordered part of a page."""
    return render_to_string("components/card.html", {"content": content, "title": title, "tone": tone})


@register.simple_block_tag
def notice(content: str, tone: str = "info") -> SafeString:
    """`{% notice tone="soon" %} … {% endnotice %}`: something to know before going on."""
    return render_to_string("components/notice.html", {"content": content, **look(tone)._asdict()})


@register.simple_block_tag
def dialog(content: str, title: str) -> SafeString:
    """`{% dialog title=… %} … {% enddialog %}`: what a view answers to `hx-target="#dialog-body"`."""
    return render_to_string("components/dialog.html", {"content": content, "title": title})
