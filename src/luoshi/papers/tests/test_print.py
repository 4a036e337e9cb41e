"""What comes out of the printer, read from the file that tells it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from luoshi.papers.sheet import Column, Sheet, write
from luoshi.papers.sheet.heights import SIZES, TALLEST, fitting, lines
from luoshi.papers.tests.books import WORKSHEET

ROW = {"name": "江畔书屋", "key": "0192f0c1-7a3e-7c3a-9c60-000000000001"}


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_a4_landscape_one_page_wide_with_numbered_pages(register):
    page = parts(write(register, [ROW], title="社区书屋", footer="2026 采编部 & 办公室"))[WORKSHEET]
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in page
    assert '<pageSetUpPr fitToPage="1"/>' in page
    assert '&amp;9 2026 采编部 &amp;&amp; 办公室&amp;C&amp;"宋体"&amp;14— &amp;P —' in page


def test_headings_repeat_stay_in_view_and_filter(register):
    made = parts(write(register, [ROW, ROW], title="社区书屋", subtitle="采编部"))
    assert "$3:$3</definedName>" in made["xl/workbook.xml"]
    assert "$A$1:$E$5</definedName>" in made["xl/workbook.xml"]
    assert '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>' in made[WORKSHEET]
    assert '<autoFilter ref="A3:F5"/>' in made[WORKSHEET]


def test_the_identifier_stands_last_narrow_and_out_of_print(register):
    made = parts(write(register, [ROW], title="社区书屋"))
    assert re.search(r'<col min="6" max="6" width="6\.\d+"', made[WORKSHEET])
    assert "$A$1:$E$3</definedName>" in made["xl/workbook.xml"]


def test_official_faces_are_asked_for(register):
    styles = parts(write(register, [ROW], subtitle="采编部"))["xl/styles.xml"]
    for face in ("方正小标宋简体", "楷体_GB2312", "黑体", "仿宋_GB2312"):
        assert f'<name val="{face}"/>' in styles
    assert styles.count('<charset val="134"/>') >= 4


def test_titles_stand_across_the_printed_columns(register):
    made = parts(write(register, [ROW], title="社区书屋", subtitle="采编部"))
    assert '<mergeCell ref="A1:E1"/><mergeCell ref="A2:E2"/>' in made[WORKSHEET]
    assert "<si><t>社区书屋</t></si><si><t>采编部</t></si>" in made["xl/sharedStrings.xml"]
    alone = parts(write(Sheet("书屋", (Column("a", "甲"),)), []))
    assert "mergeCell" not in alone[WORKSHEET]
    assert "<t>书屋</t>" in alone["xl/sharedStrings.xml"]


def test_long_text_stands_left_short_text_in_the_middle_and_all_wraps(register):
    styles = parts(write(register, [ROW]))["xl/styles.xml"]
    assert '<alignment horizontal="left" vertical="center" wrapText="1"/>' in styles
    assert '<alignment horizontal="center" vertical="center" wrapText="1"/>' in styles


def test_an_identifier_is_small_and_grey_and_does_not_make_its_row_tall(register):
    made = parts(write(register, [ROW]))
    assert '<sz val="8"/><color rgb="FF9AA5B1"/><name val="Calibri"/>' in made["xl/styles.xml"]
    assert ' ht="24" ' in made[WORKSHEET]


def test_no_formula_is_written(register):
    made = parts(write(register, [ROW | {"name": "=1+1", "about": "=HYPERLINK(1)"}], title="=1"))
    assert "<f>" not in made[WORKSHEET]
    assert "=HYPERLINK(1)" in made["xl/sharedStrings.xml"]


def test_the_tab_bears_the_title_without_what_excel_forbids():
    data = write(Sheet("2026/2027 [任务]: 分解表", (Column("a", "甲"),)), [])
    assert '<sheet name="2026 2027  任务   分解表"' in parts(data)["xl/workbook.xml"]


def test_a_row_is_as_tall_as_its_longest_cell(register):
    page = parts(write(register, [ROW, ROW | {"about": "读" * 200}]))[WORKSHEET]
    short, tall = (float(found) for found in re.findall(r'<row r="[34]".*? ht="([\d.]+)"', page))
    assert short == 24
    assert tall == pytest.approx(fitting("读" * 200, 40)[1], abs=0.5)


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 20, 1),
        ("读" * 8, 20, 1),
        ("读" * 9, 20, 2),
        ("a\nb\n\nc", 20, 4),
        ("abcdefghij", 20, 1),
        ("读者", 1, 2),
    ],
)
def test_wrapped_lines_are_estimated_from_wide_characters(text, width, count):
    assert lines(text, width, SIZES[0]) == count


def test_text_taller_than_a_row_may_be_is_set_smaller():
    points, height = fitting("读" * 700, 40)
    assert points < SIZES[0]
    assert height <= TALLEST
    assert fitting("读" * 9000, 40) == (SIZES[-1], TALLEST)
