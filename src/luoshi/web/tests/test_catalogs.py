"""Catalogs: what is used is found, what was translated is kept, what is missing or stale is told."""

from __future__ import annotations

import gettext
import os
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from luoshi.web import catalogs

VIEWS = """from django.utils.translation import gettext as _, ngettext, pgettext
title = _("Plans")
count = ngettext("%(n)d plan", "%(n)d plans", 2)
verb = pgettext("verb", "plan")
"""
PAGE = """{% load i18n %}{% translate "Tasks" %}
{% blocktranslate count n=n trimmed %}
  {{ n }} task
{% plural %}{{ n }} tasks{% endblocktranslate %}<a title="{% translate "Open" %}">x</a>"""
CHINESE = """
msgid "Plans"
msgstr "工作要点"

msgid "Gone"
msgstr "已不用"

#, fuzzy
msgid "Tasks"
msgstr "任务？"
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A package with one room: a view, a page, tests that are not looked at, and a few translations."""
    room = tmp_path / "hall"
    for folder in ("templates/hall", "tests", "locale/zh_Hans/LC_MESSAGES"):
        (room / folder).mkdir(parents=True)
    (room / "apps.py").touch()
    (room / "views.py").write_text(VIEWS, encoding="utf-8")
    (room / "templates" / "hall" / "page.html").write_text(PAGE, encoding="utf-8")
    (room / "tests" / "test_page.py").write_text('_("only in a test")', encoding="utf-8")
    catalogs.path_of(room).write_text(CHINESE, encoding="utf-8")
    monkeypatch.setattr(catalogs, "PACKAGE", tmp_path)
    return room


def test_messages_come_from_code_and_pages_with_context_and_plural(room):
    found = catalogs.messages_of(room)
    assert set(found) == {
        *((None, "Plans"), (None, "%(n)d plan"), ("verb", "plan")),
        *((None, "Tasks"), (None, "%(n)s task"), (None, "Open")),
    }
    assert found[None, "%(n)d plan"].id == ("%(n)d plan", "%(n)d plans")
    assert found[None, "%(n)s task"].id == ("%(n)s task", "%(n)s tasks")


def test_what_is_missing_unsure_or_stale_is_told(room):
    gap = catalogs.check(room)
    assert gap.room == "hall"
    assert gap.missing == ["%(n)d plan", "%(n)s task", "Open", "Tasks", "plan"]
    assert gap.stale == ["Gone"]


def test_updating_keeps_translations_and_drops_what_is_not_used(room):
    gap = catalogs.update(room)
    written = catalogs.path_of(room).read_text(encoding="utf-8")
    assert 'msgid "Plans"\nmsgstr "工作要点"' in written
    assert "Gone" not in written
    assert 'msgctxt "verb"\nmsgid "plan"' in written
    assert gap.stale == []
    catalogs.update(room)
    assert catalogs.path_of(room).read_text(encoding="utf-8").splitlines()[3:] == written.splitlines()[3:]


def test_a_room_without_words_gets_no_catalog(room):
    for path in (room / "views.py", room / "templates" / "hall" / "page.html", catalogs.path_of(room)):
        path.unlink()
    catalogs.update(room)
    assert not catalogs.path_of(room).exists()


def test_a_catalog_is_compiled_when_it_is_newer(room):
    assert catalogs.compile_all() == 1
    compiled = catalogs.path_of(room).with_suffix(".mo")
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Plans") == "工作要点"
    assert catalogs.compile_all() == 0
    os.utime(catalogs.path_of(room), (compiled.stat().st_mtime + 5,) * 2)
    assert catalogs.compile_all() == 1


def test_every_room_of_the_program_is_complete():
    gaps = [catalogs.check(room) for room in catalogs.rooms()]
    assert len(gaps) >= 6
    assert [gap for gap in gaps if gap.missing or gap.stale] == []


def test_one_message_has_one_chinese_in_all_rooms():
    """Of two rooms only one would be heard: what means two things is told apart by a context."""
    said = defaultdict(set)
    for path in filter(Path.exists, map(catalogs.path_of, catalogs.rooms())):
        for message in read_po(BytesIO(path.read_bytes())):
            said[message.context, str(message.id)].add(str(message.string))
    assert {key: words for key, words in said.items() if len(words) > 1} == {}
