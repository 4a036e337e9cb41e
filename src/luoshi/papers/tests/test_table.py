"""The Word table, read back with the library that reads it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.run import Run

from luoshi.papers.sheet import Cell
from luoshi.papers.table import write
from luoshi.papers.table.page import text_width

ROWS: list[dict[str, Cell]] = [
    {"key": "k1", "name": "江畔书屋", "about": "临江\n有座席", "books": 1200, "opened": date(2026, 6, 30)},
    {"key": "k2", "name": "湖心书屋"},
]


def face(run: Run) -> str | None:
    found: str | None = run._r.get_or_add_rPr().get_or_add_rFonts().get(qn("w:eastAsia"))
    return found


@pytest.fixture
def document(register):
    return Document(io.BytesIO(write(register, ROWS, title="社区书屋", subtitle="采编部", footer="内部资料")))


def test_the_table_holds_what_people_read_and_no_identifier(document):
    texts = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert texts == [
        ["序号", "书屋名称", "简介", "藏书量", "开放日期"],
        ["1", "江畔书屋", "临江\n有座席", "1200", "2026年6月30日"],
        ["2", "湖心书屋", "", "", ""],
    ]
    assert [paragraph.text for paragraph in document.paragraphs] == ["社区书屋", "采编部"]


def test_the_page_is_a4_landscape_and_the_table_fills_it(document):
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    widths = [column.width for column in document.tables[0].columns]
    assert sum(widths) == pytest.approx(text_width(), rel=0.01)
    assert widths[2] == pytest.approx(2 * widths[1], rel=0.01)


def test_headings_repeat_and_no_row_is_torn(document):
    rows = document.tables[0].rows
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_pages_are_numbered_at_the_foot(document):
    first, note = document.sections[0].footer.paragraphs
    assert first.text == "—  —"
    assert [found.text for found in first._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert note.text == "内部资料"
    assert {face(run) for run in first.runs} == {"宋体"}


def test_faces_are_official_and_have_stand_ins(document):
    assert face(document.paragraphs[0].runs[0]) == "方正小标宋简体"
    assert [face(row.cells[1].paragraphs[0].runs[0]) for row in document.tables[0].rows][:2] == [
        "黑体",
        "仿宋_GB2312",
    ]
    (fonts,) = (
        part.blob.decode() for part in document.part.package.iter_parts() if "fontTable" in part.partname
    )
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK,宋体,SimSun"/>' in fonts


def test_dates_stay_together_in_a_narrow_cell(document):
    properties = document.tables[0].rows[1].cells[4].paragraphs[0]._p.pPr
    for kind in ("w:autoSpaceDE", "w:autoSpaceDN"):
        assert properties.find(qn(kind)).get(qn("w:val")) == "0"


def test_what_word_cannot_hold_is_left_out(register):
    made = write(register, [{"name": "a\x00b\x0bc\r\nd\ud800e"}], title="t\x01", footer="f\x02")
    assert Document(io.BytesIO(made)).tables[0].rows[1].cells[1].text == "ab\nc\nde"
