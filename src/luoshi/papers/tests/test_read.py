"""Sheets as they come back from people."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from luoshi.papers.errors import HeadingsNotFound
from luoshi.papers.sheet import SheetRows, read
from luoshi.papers.sheet.cells import as_text
from luoshi.papers.tests.books import book

HEADINGS = ("序号", "书屋名称", "藏书量", "开放日期", "标识")


def faults(result: SheetRows) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.code) for fault in result.faults]


def test_titles_above_and_blank_rows_between_are_passed_over(register):
    data = book(["社区书屋台账"], [], HEADINGS, [1, "江畔书屋", 1200], [None, "  "], [2, "湖心书屋", 800])
    result = read(register, data)
    assert [(row.number, row.cells["name"]) for row in result.rows] == [(4, "江畔书屋"), (6, "湖心书屋")]


def test_a_row_with_a_serial_number_alone_is_blank(register):
    assert read(register, book(HEADINGS, [1, None], [2, "湖心书屋"])).rows[0].number == 3


@pytest.mark.parametrize("heading", ["书屋 名称", "书屋\n名称", "名称", "书屋名称*", "名称：", "书屋"])
def test_a_heading_goes_by_other_spacing_and_names(register, heading):
    assert read(register, book([heading, "ＩＳＢＮ"], ["江畔书屋"])).rows[0].cells["name"] == "江畔书屋"


def test_columns_may_stand_in_any_order_and_others_are_named(register):
    result = read(register, book(["负责人", "藏书量", "书屋名称"], ["李", 5, "江畔书屋"]))
    assert dict(result.rows[0].cells) == {"name": "江畔书屋", "books": 5}
    assert result.unknown == ("负责人",)
    assert result.absent == ("number", "key", "about", "opened")


def test_a_hidden_sheet_is_not_read(register):
    data = book(HEADINGS, [1, "江畔书屋"], hidden=[HEADINGS, [1, "旧书屋"]])
    assert [row.cells["name"] for row in read(register, data).rows] == ["江畔书屋"]


def test_without_the_required_headings_the_error_names_them(register):
    with pytest.raises(HeadingsNotFound) as refusal:
        read(register, book(["藏书量", "开放日期"], [1, 2]))
    assert "缺少的列：书屋名称" in refusal.value.message("zh")
    assert "missing columns: 书屋名称" in refusal.value.message("en")


def test_each_faulty_cell_is_named_and_the_sound_rows_stay(register):
    result = read(
        register,
        book(
            HEADINGS,
            [1, "江畔书屋", "一千二百", date(2026, 3, 1), "a"],
            [2, None, 5, "2026-02-30", "b"],
            [3, "湖心书屋", 5, "6月30日", "c"],
            [4, "山脚书屋", "=2+3", None, "d"],
            [5, "城南书屋", 7, None, "e"],
        ),
    )
    assert faults(result) == [
        (2, "books", "not-a-number"),
        (3, "name", "missing"),
        (3, "opened", "not-a-date"),
        (4, "opened", "date-without-year"),
        (5, "books", "formula"),
    ]
    assert [row.cells["name"] for row in result.sound] == ["城南书屋"]
    assert result.faults[2].message.zh == "“2026-02-30”不是日期，请写成 2026-06-30。"
    assert result.faults[1].message.en == "“书屋名称” must not be empty."


def test_a_formula_in_a_column_that_is_not_read_does_no_harm(register):
    result = read(register, book([*HEADINGS, "合计"], ["=ROW()-1", "江畔书屋", 5, None, "a", "=1+1"]))
    assert result.faults == ()


def test_a_copied_row_is_told_from_the_first(register):
    result = read(
        register, book(HEADINGS, [1, "甲", 1, None, "k"], [2, "乙", 1, None, "k"], [3, "丙"], [4, "丁"])
    )
    assert faults(result) == [(3, "key", "identifier-twice")]
    assert "第 2 行" in result.faults[0].message.zh


def test_a_heading_that_stands_twice_is_reported_and_the_first_is_read(register):
    result = read(register, book(["名称", "书屋名称"], ["甲", "乙"]))
    assert result.rows[0].cells["name"] == "甲"
    assert faults(result) == [(1, "name", "heading-twice")]


def test_a_moment_reads_as_its_day_or_with_its_time():
    assert as_text(datetime(2026, 6, 30)) == "2026-06-30"  # noqa: DTZ001 - spreadsheets have no zones
    assert as_text(datetime(2026, 6, 30, 8, 5)) == "2026-06-30 08:05"  # noqa: DTZ001


def test_a_year_can_be_given_for_dates_without_one(register):
    result = read(register, book(HEADINGS, [1, "甲", 1, "6月30日"]), year=2026)
    assert result.rows[0].cells["opened"] == date(2026, 6, 30)


def test_numbers_and_days_in_a_text_column_read_as_they_show(register):
    names = [2026, 3.5, date(2026, 6, 30), True]
    result = read(register, book(HEADINGS, *([1, name] for name in names)))
    assert [row.cells["name"] for row in result.rows] == ["2026", "3.5", "2026-06-30", "True"]
