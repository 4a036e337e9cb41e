"""What the components promise to pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from luoshi.foundation.looks import STATES, TONES, look
from luoshi.foundation.style import SampleFilter, style

PACKAGE = Path(__file__).parents[2]
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
ICONS = PACKAGE.parents[1] / "frontend" / "icons.json"


def draw(source: str, **context: object) -> str:
    return Template("{% load page %}" + source).render(Context(context))


class Days(forms.Form):
    count = forms.IntegerField(label="Days", help_text="Working days.", required=False)
    agreed = forms.BooleanField(label="Agreed")


def test_a_wrong_field_shows_its_error_and_names_it_to_its_control():
    html = draw("{{ form }}", form=Days({"count": "many", "agreed": "on"}))
    control = re.search(r"<input[^>]*name=\"count\"[^>]*>", html)
    assert control is not None
    assert 'aria-invalid="true"' in control[0]
    described = re.search(r'aria-describedby="([^"]+)"', control[0])
    assert described is not None
    for name in described[1].split():
        assert f'id="{name}"' in html
    assert len(described[1].split()) == 2


def test_only_a_field_that_may_stay_empty_says_optional():
    html = draw("{{ form }}", form=Days())
    assert html.count('class="optional"') == 1
    assert html.index("Days") < html.index('class="optional"') < html.index("Agreed")


def test_a_state_shows_its_words_with_colour_and_shape():
    html = draw('{% pill "returned" "sent back" %}')
    assert 'class="pill late"' in html
    assert "#arrow-back-up" in html
    assert "sent back" in html


def test_a_state_nobody_described_looks_plain():
    assert look("unheard of") == TONES["mute"]


def test_parts_of_a_bar_stand_one_behind_the_other_and_empty_ones_only_in_the_legend():
    parts = [
        {"label": "a", "value": 3, "tone": "ok"},
        {"label": "b", "value": 0, "tone": "late"},
        {"label": "c", "value": 1200, "tone": "info"},
    ]
    html = draw("{% stacked parts 'all' %}", parts=parts)
    assert 'viewBox="0 0 1203 10"' in html
    assert re.findall(r'<rect class="(\w+)" x="(\d+)" y="-2" width="(\d+)"', html) == [
        ("ok", "0", "3"),
        ("info", "3", "1200"),
    ]
    assert html.count("<li>") == 3


def test_a_bar_of_nothing_can_be_drawn():
    assert 'viewBox="0 0 1 10"' in draw("{% stacked parts 'all' %}", parts=[])


def test_pages_keep_the_filter_of_the_address():
    request = RequestFactory().get("/tasks/?unit=7&page=2")
    page = Paginator(range(100), 20).page(2)
    html = draw("{% pages page %}", page=page, request=request)
    assert "?unit=7&amp;page=3" in html
    assert 'aria-current="page">2<' in html


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ({}, None),
        ({"search": "书"}, None),
        ({"unit": "lending"}, "1"),
        ({"unit": "lending", "done": "on"}, "2"),
    ],
)
def test_a_filter_counts_what_is_set_but_for_the_words(given, number):
    class Filter(SampleFilter):
        done = forms.BooleanField(required=False)

    html = draw('{% include "components/filter.html" with form=form %}', form=Filter(given))
    shown = re.search(r'class="filter-set">(\d+)', html)
    assert (shown and shown[1]) == number


def test_a_filter_with_an_error_is_not_folded():
    html = draw('{% include "components/filter.html" with form=form %}', form=SampleFilter({"unit": "none"}))
    assert 'aria-expanded="true"' in html


def test_a_single_page_needs_no_pages():
    page = Paginator(range(3), 20).page(1)
    assert draw("{% pages page %}", page=page, request=RequestFactory().get("/")).strip() == ""


def test_history_says_from_what_to_what():
    event = {"who": "Lin", "what": "moved the date", "from_": "5 May", "to": "9 May", "tone": "info"}
    html = draw("{% history events %}", events=[event])
    assert html.index("Lin") < html.index("<del>5 May</del>") < html.index("<ins>9 May</ins>")


def test_blocks_keep_what_stands_in_them_and_escape_their_title():
    html = draw("{% card title=name %}<p>{{ inside }}</p>{% endcard %}", name="<b>", inside="<i>")
    assert "<h2>&lt;b&gt;</h2>" in html
    assert "<p>&lt;i&gt;</p>" in html


@pytest.mark.parametrize(
    ("cookie", "attribute"),
    [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ('"><b', ""), ("", "")],
)
def test_the_theme_of_the_cookie_is_drawn_at_once_and_nothing_else(cookie, attribute):
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie
    assert f"{attribute}>\n<head>" in render_to_string("404.html", {}, request)


def test_a_refusal_replaces_nothing_on_the_page():
    html = render_to_string("components/refusal.html", {"message": "Too late."})
    assert re.sub(r"\s+", " ", html).strip().startswith('<div hx-swap-oob="beforeend:#toasts">')
    assert "Too late." in html


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_templates_hold_to_the_content_security_policy(template):
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on|js:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_every_icon_is_in_the_sprite():
    named = {shape.icon for shape in STATES.values()} | {shape.icon for shape in TONES.values()}
    for template in TEMPLATES:
        named |= set(re.findall(r'{% icon "([^"]+)"', template.read_text(encoding="utf-8")))
    assert named <= set(json.loads(ICONS.read_text(encoding="utf-8")))


def test_the_style_page_draws_every_state_and_component():
    request = RequestFactory().get("/style/")
    request.user = AnonymousUser()
    html = style(request).content.decode()
    for state in STATES:
        assert f"{state}</span>" in html
    for part in (
        "tiles",
        "stacked",
        "tabs",
        "filter",
        "rows",
        "pages",
        "form",
        "history",
        "year",
        "month",
        "drop",
        "empty",
    ):
        assert re.search(rf'class="{part}[ "]|class="[^"]* {part}[ "]', html), part
