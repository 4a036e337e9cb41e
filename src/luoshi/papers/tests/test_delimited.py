"""A sheet that was saved as text: csv, tab-separated, in every encoding that offices use."""

from __future__ import annotations

import codecs
from datetime import date

import pytest

from luoshi.papers import errors
from luoshi.papers.sheet import read
from luoshi.papers.sheet.grid import Limits

TEXT = (
    '书屋名称,简介,藏书量,开放日期\n滨江书屋,"临河,安静\n有窗","1,200",2026-06-30\n山脚书屋,,许多,2026/7/1\n'
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_it_is_read_in_every_encoding_with_its_faults_in_their_rows(register, encoding):
    found = read(register, TEXT.encode(encoding))
    first, second = found.rows
    assert (first.number, first.cells["name"], first.cells["books"]) == (2, "滨江书屋", 1200)
    assert (first.cells["about"], first.cells["opened"]) == ("临河,安静\n有窗", date(2026, 6, 30))
    assert (second.number, second.cells["opened"]) == (3, date(2026, 7, 1))
    assert [(fault.row, fault.column, fault.code) for fault in found.faults] == [(3, "books", "not-a-number")]


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_cells_are_parted_by_the_mark_that_is_there_most(register, mark):
    rows = (("滨江书屋任务表",), ("书屋名称", "简介", "藏书量"), ("滨江书屋", "临河", "12"))
    text = "\r\n".join(mark.join(row) for row in rows)
    (row,) = read(register, codecs.BOM_UTF8 + text.encode()).rows
    assert (row.number, row.cells["about"], row.cells["books"]) == (3, "临河", 12)


def test_a_row_shorter_than_the_headings_has_blanks(register):
    (row,) = read(register, "书屋名称,简介,藏书量\n滨江书屋\n".encode()).rows
    assert (row.cells["about"], row.cells["books"]) == ("", None)


def test_what_looks_like_a_formula_is_text(register):
    (row,) = read(register, "书屋名称,简介\n滨江书屋,=1+1\n".encode()).rows
    assert row.cells["about"] == "=1+1"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"\0,\0,\0", errors.NotASpreadsheet),
        ("年度,计划\n1,2\n".encode(), errors.HeadingsNotFound),
        (("书屋名称,简介\n" + "滨江书屋,x\n" * 9).encode(), errors.SheetTooLarge),
        (("书屋名称,简介\n滨江书屋," + "长" * 200_000).encode(), errors.DamagedFile),
    ],
)
def test_what_is_no_table_is_refused_by_name(register, data, refusal):
    with pytest.raises(refusal):
        read(register, data, limits=Limits(rows=9))
