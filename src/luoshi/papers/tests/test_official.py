"""An official paper, read back: page, faces, numbers of headings, signature."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from luoshi.papers.official import Grid, Heading, Paper, Text, write
from luoshi.papers.official.numbering import Numbering, in_characters

PAPER = Paper(
    title="关于抓紧办理逾期工作的督办单",
    issuer="青山市图书馆",
    number="督办〔2026〕3号",
    addressee="采编部、读者服务部",
    signer="青山市图书馆办公室",
    signed_on=date(2026, 6, 3),
    blocks=[
        Heading("逾期事项"),
        Text("下列工作已过时限。"),
        Grid(["事项", "时限"], [["每月检查", "5月29日"]], [3, 1]),
        Heading("有关要求"),
        Heading("按时回复", 2),
        Heading("写明原因", 3),
        Heading("写明措施", 3),
        Heading("举一反三", 2),
    ],
)


@pytest.fixture
def document():
    return Document(io.BytesIO(write(PAPER)))


def face(run):
    return run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt


def found(document, words):
    return next(one for one in document.paragraphs if words in one.text)


def test_the_type_area_is_that_of_the_standard(document):
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm) == 225


def test_each_part_has_its_face(document):
    assert face(found(document, "关于抓紧").runs[0]) == ("方正小标宋简体", 22)
    assert face(found(document, "逾期事项").runs[0]) == ("黑体", 16)
    assert face(found(document, "按时回复").runs[0]) == ("楷体_GB2312", 16)
    assert face(found(document, "已过时限").runs[0]) == ("仿宋_GB2312", 16)
    assert found(document, "写明原因").runs[0].font.bold
    assert not found(document, "已过时限").runs[0].font.bold
    assert str(found(document, "青山市图书馆").runs[0].font.color.rgb) == "C00000"


def test_headings_are_numbered_and_counted_anew_below_a_higher_one(document):
    assert [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next] == [
        *("一、逾期事项", "二、有关要求", "（一）按时回复", "1.写明原因", "2.写明措施", "（二）举一反三"),
    ]


def test_twenty_two_lines_stand_on_a_page_and_paragraphs_are_set_in(document):
    line = found(document, "已过时限").paragraph_format
    assert 22 * line.line_spacing.mm == pytest.approx(225, abs=2)
    assert line.first_line_indent.pt == 32
    assert found(document, "采编部").paragraph_format.first_line_indent is None


def test_the_letter_ends_with_who_and_when(document):
    last = [one for one in document.paragraphs if one.text][-2:]
    assert [one.text for one in last] == ["青山市图书馆办公室", "2026年6月3日"]
    assert {one.alignment for one in last} == {WD_ALIGN_PARAGRAPH.RIGHT}
    assert found(document, "采编部").text.endswith("：")


def test_pages_are_numbered_at_their_outer_foot(document):
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    feet = (section.footer.paragraphs[0], section.even_page_footer.paragraphs[0])
    assert [foot.alignment for foot in feet] == [WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT]
    assert all(foot.text.startswith("— ") and foot.text.endswith(" —") for foot in feet)


def test_a_table_is_as_wide_as_the_type_area(document):
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["事项", "时限"],
        ["每月检查", "5月29日"],
    ]
    assert sum(cell.width.mm for cell in table.rows[0].cells) == pytest.approx(156, abs=0.1)


def test_a_plain_paper_has_neither_head_nor_foot():
    plain = Document(io.BytesIO(write(Paper(title="报告", blocks=[Text("正文")]))))
    assert [one.text for one in plain.paragraphs if one.text] == ["报告", "正文"]


def test_stand_ins_are_declared_for_faces_that_a_machine_has_not_got():
    package = Document(io.BytesIO(write(PAPER))).part.package
    fonts = next(part for part in package.iter_parts() if part.partname.endswith("fontTable.xml"))
    assert "FangSong" in fonts.blob.decode()


@given(st.text(max_size=60))
def test_any_words_can_stand_in_it(words):
    write(
        Paper(
            title=words, blocks=[Heading(words), Text(words), Grid([words], [[words]], [1])], addressee=words
        )
    )


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (45, "四十五")]
)
def test_numbers_in_characters(number, written):
    assert in_characters(number) == written


def test_a_third_level_begins_again_below_each_second():
    numbering = Numbering()
    assert [numbering.next(level) for level in (1, 2, 3, 3, 2, 3, 1, 2)] == [
        *("一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"),
    ]
