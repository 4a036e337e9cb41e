"""Every address, asked by every role in English: what must hold on all pages of all rooms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django_scopes import scope, scopes_disabled

from luoshi.organisation.models import Role
from tests.routes import addresses
from tests.stage import move_away, person_of, set_stage

pytestmark = pytest.mark.django_db

# Without the look-out for repeated queries, which takes longer than the pages themselves.
MIDDLEWARE = [name for name in settings.MIDDLEWARE if "zeal" not in name]
# The blank that sets units in is left out: it is no word.
CHINESE = re.compile(r"[\u3001-\u9fff\uff00-\uffef]+")
SPOKEN = ("alt", "aria-", "content", "placeholder", "title", "value", "data-")
VOID = {"base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Answer(NamedTuple):
    """What a role got from an address; `html` is empty for files and redirects. A file is asked for once."""

    role: str
    name: str
    path: str
    response: Any
    html: str


class Page(HTMLParser):
    """What a page says, but for the elements that declare themselves Chinese; and what is written inline."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inline: list[str] = []
        self._chinese: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        is_chinese = any(self._chinese[-1:]) or own.get("lang", "").startswith("zh")
        if tag not in VOID:
            self._chinese.append(is_chinese)
        if not is_chinese:
            self.said += [value for name, value in own.items() if name.startswith(SPOKEN)]
        self.inline += [name for name in own if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in own):
            self.inline.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._chinese:
            self._chinese.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._chinese[-1:]):
            self.said.append(data)

    @property
    def chinese(self) -> list[str]:
        return [found for said in self.said for found in CHINESE.findall(said)]


@pytest.fixture(scope="module")
def answers(django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[list[Answer]]:
    """All of them, asked once; the organisation's own words are taken out of the way before."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"), MIDDLEWARE=MIDDLEWARE),
        transaction.atomic(),
    ):
        with scopes_disabled():
            library = set_stage()
        move_away()
        yield list(_ask(library))
        transaction.set_rollback(True)


def _ask(library: Any) -> Iterator[Answer]:
    with scope(organisation=library.pk):
        routes = list(addresses())
        people = {role: person_of(role) for role in Role.values}
    files: set[str] = set()
    for role, person in [*people.items(), ("nobody", None)]:
        client = Client()
        if person:
            client.force_login(person)
        client.cookies["django_language"] = "en"
        for name, path in routes:
            if path not in files:
                response = client.get(path)
                if "Content-Disposition" in response.headers:
                    files.add(path)
                is_page = response.headers.get("Content-Type", "").startswith("text/html")
                yield Answer(role, name, path, response, response.content.decode() if is_page else "")


def _by_name(answers: list[Answer], of: Callable[[Page], list[str]]) -> dict[str, set[str]]:
    """What was found, over all roles; routes where nothing was are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        found[answer.name].update(of(Page(answer.html)))
    return {name: words for name, words in found.items() if words}


def test_a_page_in_english_holds_no_chinese_of_the_program(answers):
    assert _by_name(answers, lambda page: page.chinese) == {}


def test_nothing_breaks(answers):
    assert {answer.path for answer in answers if answer.response.status_code >= 500} == set()


def test_every_address_answers_somebody(answers):
    """Addresses of steps alone refuse to be looked at; signing in leads away whoever is signed in."""
    reached = {answer.name for answer in answers if answer.response.status_code in {200, 405}}
    assert {answer.name for answer in answers} == reached


def test_a_stranger_sees_nothing_but_the_way_in(answers):
    open_to_all = {answer.name for answer in answers if answer.role == "nobody" and answer.html}
    inside = {
        "home",
        "plans",
        "reading",
        "revise",
        "revision",
        "revision_text",
        "year_before",
        "plan",
        "year",
        "tasks",
        "task",
        "units",
        "people",
        "calendar",
        "flags",
    }
    assert not open_to_all & inside
    assert "account_login" in open_to_all


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(answers):
    for answer in answers:
        policy = answer.response.headers["Content-Security-Policy"]
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert "unsafe" not in policy, answer.path
        assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
        assert {
            value
            for name, value in rules.items()
            if name not in {"default-src", "frame-ancestors", "base-uri"}
        } == {"'self'"}


def test_nothing_is_written_inline(answers):
    assert _by_name(answers, lambda page: page.inline) == {}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_has_the_secure_headers(answers, header, value):
    assert {answer.name for answer in answers if answer.response.headers.get(header) != value} == set()


def test_no_answer_is_kept_where_others_could_get_it(answers):
    assert {
        answer.name for answer in answers if "private" not in answer.response.headers["Cache-Control"]
    } == set()


def test_a_chinese_word_and_an_inline_script_would_be_found():
    page = Page(
        '<p title="中" style="x">a<br>文</p><p lang="zh-hans">年初<b>，</b></p><input value="一" onclick="x">'
    )
    assert page.chinese == ["中", "文", "一"]
    assert page.inline == ["style", "onclick"]
    assert Page("<script>x</script><script src='a.js'></script>").inline == ["script"]
