from __future__ import annotations

import pytest

from luoshi.cli.exporters.xlsx import export
from luoshi.cli.read import EXPORTERS
from luoshi.papers.sheet import read
from luoshi.plans.breakdown import BREAKDOWN, breakdown_in
from luoshi.reading.result import Every, Item, Plan, Reading, Section, Sentence, Times

TEXT = "采编部每季度举办2场讲座。"


def plan(title: str) -> Plan:
    return Plan(
        title=title,
        organisation=None,
        year=2026,
        complete=True,
        sections=(Section(1, "阅读推广", 0, len(TEXT)),),
        measures=(),
        sentences=(Sentence(0, 0, len(TEXT), "action"),),
        items=(
            Item(
                *("recurring", 0, 0, len(TEXT) - 1, TEXT[:-1], Every(1, "quarter")),
                times=Times("=", 2, None, "场"),
                actor="采编部",
            ),
        ),
        duties=(),
    )


def test_the_sheet_is_the_breakdown_that_the_office_can_send_back():
    result = read(BREAKDOWN, export(Reading(TEXT, (plan("要点"),)), lang="zh"))
    assert (result.absent, result.faults) == ((), ())
    (row,) = result.rows
    assert row.cells["section"] == "阅读推广"
    assert row.cells["frequency"] == "每季度 2 场"
    assert (row.cells["lead"], row.cells["quote"]) == ("采编部", TEXT[:-1])
    assert row.cells["identifier"] == ""


def test_in_english_the_words_around_the_plan_s_own_are_english():
    data = export(Reading(TEXT, (plan("要点"),)), lang="en")
    (row,) = read(BREAKDOWN, data).rows
    assert row.cells["frequency"] == "every quarter, 2 events"
    assert read(breakdown_in("en"), data).rows == (row,)


def test_sections_of_several_plans_name_their_plan():
    rows = read(BREAKDOWN, export(Reading(TEXT, (plan("甲"), plan("乙"))), lang="zh")).rows
    assert [row.cells["section"] for row in rows] == ["甲 · 阅读推广", "乙 · 阅读推广"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reading_without_a_plan_is_an_empty_sheet(lang):
    assert read(BREAKDOWN, export(Reading("", ()), lang=lang)).rows == ()


def test_the_command_knows_the_format():
    assert EXPORTERS["xlsx"] == "luoshi.cli.exporters.xlsx"
