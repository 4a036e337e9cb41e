"""What is written is what is read, whatever people type."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from luoshi.papers.errors import TextTooLong
from luoshi.papers.sheet import Column, Sheet, read, write

SHEET = Sheet(
    "书屋台账",
    (
        Column("key", "标识", 8, "identifier"),
        Column("name", "名称", 20),
        Column("about", "简介", 40, "long"),
        Column("books", "藏书量", 10, "number"),
        Column("opened", "开放日期", 14, "date"),
    ),
)
# XML cannot hold lone surrogates and two code points that are no characters.
ANY_SIGN = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
ANY_TEXT = st.text(ANY_SIGN, max_size=60)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "key": st.uuids().map(str),
            "name": ANY_TEXT,
            "about": ANY_TEXT,
            "books": st.none()
            | st.integers(-(10**12), 10**12)
            | st.decimals(-1000, 1000, places=3).map(float),
            "opened": st.none() | st.dates(date(1901, 1, 1), date(2100, 1, 1)),
        }
    ),
    max_size=4,
    unique_by=lambda row: row["key"],
)
NEUTRAL = {"key": "k", "books": None, "opened": None}


@settings(max_examples=60, deadline=None)
@given(ROWS)
@example(
    [NEUTRAL | {"name": "=1+1", "about": "+86 10"}, NEUTRAL | {"key": "l", "name": "@here", "about": "-3"}]
)
@example([NEUTRAL | {"name": "一行\n两行\r\n三行\r", "about": "https://library.example/a?b=1&c=2"}])
@example([NEUTRAL | {"name": "  前后有空格  ", "about": "字" * 32_767}])
@example(
    [
        NEUTRAL | {"name": "2026-06-30", "about": "１２"},
        NEUTRAL | {"key": "l", "name": "0012", "about": "1e5"},
    ]
)
@example([NEUTRAL | {"name": "标识", "about": "简介"}])
def test_what_was_written_is_read(rows):
    sheet_rows = read(SHEET, write(SHEET, rows, title="社区书屋", subtitle="2026年1月", footer="办公室"))
    assert [dict(row.cells) for row in sheet_rows.rows] == rows
    assert sheet_rows.faults == ()
    assert [row.number for row in sheet_rows.rows] == list(range(4, 4 + len(rows)))


def test_a_text_that_no_cell_holds_is_refused_with_its_place():
    rows = [NEUTRAL | {"name": "短"}, NEUTRAL | {"name": "长", "about": "😀" * 16_384}]
    with pytest.raises(TextTooLong) as refusal:
        write(SHEET, rows)
    assert refusal.value.message("zh").startswith("第 2 条的“简介”超过 32767 字")


def test_a_lone_surrogate_does_not_spoil_the_file():
    (row,) = read(SHEET, write(SHEET, [NEUTRAL | {"name": "a\ud800b"}])).rows
    assert row.cells["name"] == "a\ufffdb"
