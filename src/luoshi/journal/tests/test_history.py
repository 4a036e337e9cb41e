"""A history tells who did what and when, from what to what, in words that a room declares."""

from __future__ import annotations

import pytest
from django.utils import translation

from luoshi.journal import sentences
from luoshi.journal.queries import history
from luoshi.journal.record import record
from luoshi.journal.sentences import Sentence, declare
from luoshi.organisation.models import Unit


@pytest.fixture
def unit(library, monkeypatch):
    monkeypatch.setattr(sentences, "_known", sentences._Declared())
    declare(
        {
            "painted": Sentence("painted {field} of {name}", "ok"),
            "lit": Sentence("lit {name} with {light}"),
        },
        fields={"door": "the door", "wall": "the wall"},
        values={"light": {"d": "daylight", "a": "a"}.__getitem__, "door": {"r": "red"}.__getitem__},
    )
    return Unit.objects.get(name="采编部")


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh-hans", ("2026年1月4日", "2026年1月7日")), ("en", ("4 Jan 2026", "7 Jan 2026"))],
)
def test_days_are_written_as_the_reader_writes_them(unit, people, language, told):
    declare({"moved": Sentence("moved")}, fields={"due": "due"}, values={"due": sentences.day})
    record(actor=people["clerk"], verb="moved", row=unit, due=["2026-01-04", "2026-01-07"])
    with translation.override(language):
        (line,) = history(unit)
    assert (line["from_"], line["to"]) == told


def test_what_is_no_day_stands_as_it_is():
    assert sentences.day("6月底前") == "6月底前"


def test_an_event_is_told_with_its_data(unit, people):
    event = record(actor=people["clerk"], verb="lit", row=unit, light="d", reason="it was dark")
    (line,) = history(unit)
    assert line == {
        "who": "clerk 员",
        "what": "lit 采编部 with daylight",
        "when": event.at,
        "from_": "",
        "to": "",
        "note": "it was dark",
        "tone": "mute",
    }


def test_each_changed_field_is_a_line_of_its_own(unit, people):
    record(actor=people["clerk"], verb="painted", row=unit, door=["r", None], wall=["", "blue"])
    lines = [(line["what"], line["from_"], line["to"], line["tone"]) for line in history(unit)]
    assert lines == [
        ("painted the door of 采编部", "red", "—", "ok"),
        ("painted the wall of 采编部", "—", "blue", "ok"),
    ]


def test_the_newest_comes_first_and_what_belongs_to_the_row_is_told_too(unit, people):
    other = Unit.objects.get(name="办公室")
    record(actor=None, verb="lit", row=unit, light="d")
    record(actor=None, verb="lit", row=other, parent=unit.pk, light="a")
    record(actor=None, verb="lit", row=other, light="a")
    assert [line["what"] for line in history(unit)] == ["lit 办公室 with a", "lit 采编部 with daylight"]
    assert len(history(unit, most=1)) == 1


def test_what_the_program_did_itself_is_told_so(unit, en):
    record(actor=None, verb="lit", row=unit, light=True)
    assert [(line["who"], line["what"]) for line in history(unit)] == [("The system", "lit 采编部 with yes")]


def test_an_old_event_never_breaks_the_page(unit, people):
    record(actor=people["clerk"], verb="lit", row=unit)
    record(actor=people["clerk"], verb="of-a-{removed}-room", row=unit, lamps=["a", "b", "c"])
    assert [line["what"] for line in history(unit)] == ["of-a-(removed)-room", "lit 采编部 with …"]


def test_a_name_with_braces_is_shown_as_it_is(unit, people):
    unit.name = "{field}科"
    record(actor=people["clerk"], verb="lit", row=unit, light="d", colour="{name}")
    assert history(unit)[0]["what"] == "lit {field}科 with daylight"


@pytest.fixture
def en():
    with translation.override("en"):
        yield
