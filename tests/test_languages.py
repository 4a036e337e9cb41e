"""A page in English holds no Chinese but the office's own words, which are taken away here."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from luoshi.organisation.models import Role
from tests.routes import addresses
from tests.stage import move_away, person_of, set_stage

CHINESE = re.compile(r"[\u3001-\u9fff\uff00-\uffef]+")
SAID = ("alt", "aria-", "content", "placeholder", "title", "value", "data-")
VOID = {"base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Words(HTMLParser):
    """What a page says, but for the elements that declare themselves Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._chinese: list[bool] = []

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        is_chinese = any(self._chinese[-1:]) or (own.get("lang") or "").startswith("zh")
        if tag not in VOID:
            self._chinese.append(is_chinese)
        if not is_chinese:
            self.said += [value for name, value in attrs if value and name.startswith(SAID)]

    def handle_endtag(self, tag):
        if tag not in VOID and self._chinese:
            self._chinese.pop()

    def handle_data(self, data):
        if not any(self._chinese[-1:]):
            self.said.append(data)


def chinese_in(html: str) -> list[str]:
    words = Words()
    words.feed(html)
    return [found for said in words.said for found in CHINESE.findall(said)]


@pytest.fixture
def library(db):
    with scopes_disabled():
        library = set_stage()
    move_away()
    return library


def test_english_pages_speak_english(library):
    with scope(organisation=library.pk):
        routes = list(addresses())
        people = {role: person_of(role) for role in Role.values}
    chinese = {}
    for role, person in [*people.items(), ("nobody", None)]:
        client = Client()
        if person:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        for name, path in routes:
            answer = client.get(path)
            assert answer.status_code < 500, f"{path} answers {answer.status_code}"
            if answer.headers["Content-Type"].startswith("text/html"):
                found = chinese_in(answer.content.decode())
                if found:
                    chinese.setdefault(name, set()).update(found)
    assert chinese == {}


def test_a_chinese_word_would_be_found():
    page = '<p title="中">a<br>文</p><p lang="zh-hans">年初<b>，</b></p><input value="一">'
    assert chinese_in(page) == ["中", "文", "一"]
