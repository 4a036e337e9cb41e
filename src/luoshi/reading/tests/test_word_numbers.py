from __future__ import annotations

import pytest
from docx.oxml import parse_xml

from luoshi.reading import read
from luoshi.reading.outline.marks import value_of
from luoshi.reading.sources.docx.formats import CHINESE, LEGAL, counting, printed
from luoshi.reading.tests.shown import measures, sections
from luoshi.reading.tests.word import W, Word, level

PLAN_LEVELS = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def lines(word: Word) -> list[str]:
    return read(word.bytes, "plan.docx").text.splitlines()


def plan_list() -> Word:
    word = Word()
    word.definition(90, *PLAN_LEVELS)
    word.list(90, 90)
    return word


def test_levels_count_and_begin_anew_below_a_higher_one():
    word = plan_list()
    for text, depth in (
        ("管好设施", 0), ("修路灯", 1), ("逐盏检查", 2), ("逐盏编号", 2), ("查线路", 3),
        ("修栏杆", 1), ("逐段检查", 2),
        ("种好花木", 0), ("栽树", 1),
    ):  # fmt: skip
        word.line(text, 90, depth)
    assert lines(word) == [
        "一、管好设施", "（一）修路灯", "1.逐盏检查", "2.逐盏编号", "① 查线路", "（二）修栏杆",
        "1.逐段检查",
        "二、种好花木", "（一）栽树",
    ]  # fmt: skip


def test_the_made_numbers_give_the_outline():
    word = plan_list()
    word.line("市园林局2026年工作要点")
    for text, depth in (("管好设施", 0), ("修好路灯", 1)):
        word.line(text, 90, depth)
    word.line("每月检查一次。")
    reading = read(word.bytes)
    assert sections(reading) == [(1, "管好设施")]
    assert measures(reading) == [(1, "修好路灯", 1)]


def test_a_start_other_than_one():
    word = Word()
    word.definition(90, level(0, "japaneseCounting", "%1、", start=9))
    word.list(90, 90)
    for text in ("甲事项", "乙事项", "丙事项"):
        word.line(text, 90)
    assert lines(word) == ["九、甲事项", "十、乙事项", "十一、丙事项"]


def test_lists_of_one_definition_count_together_unless_one_sets_its_start():
    word = Word()
    word.definition(90, level(0, "decimal", "%1."))
    word.list(90, 90)
    word.list(91, 90)
    word.list(92, 90, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    for text, list_id in (("甲事项", 90), ("乙事项", 91), ("丙事项", 92), ("丁事项", 92), ("戊事项", 90)):
        word.line(text, list_id)
    assert lines(word) == ["1.甲事项", "2.乙事项", "5.丙事项", "6.丁事项", "7.戊事项"]


def test_a_list_may_bring_its_own_level():
    word = Word()
    word.definition(90, level(0, "decimal", "%1."))
    word.list(90, 90, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1、")}</w:lvlOverride>')
    word.line("甲事项", 90)
    assert lines(word) == ["I、甲事项"]


def test_a_level_that_never_begins_anew():
    word = Word()
    word.definition(
        90, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    word.list(90, 90)
    for text, depth in (("甲部分", 0), ("子事项", 1), ("乙部分", 0), ("丑事项", 1)):
        word.line(text, 90, depth)
    assert lines(word) == ["一、甲部分", "1.子事项", "二、乙部分", "2.丑事项"]


def test_numbers_of_higher_levels_in_a_label_and_in_digits_where_the_level_says_so():
    word = Word()
    word.definition(
        90,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    )
    word.list(90, 90)
    for text, depth in (("甲部分", 0), ("子事项", 1), ("寅事项", 2)):
        word.line(text, 90, depth)
    assert lines(word) == ["一、甲部分", "一.1 子事项", "1.1.1 寅事项"]


def test_a_style_brings_its_list_and_passes_it_on():
    word = plan_list()
    heading = word.document.styles["Heading 1"].element.get_or_add_pPr()
    heading.append(parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>'))
    own = word.document.styles.add_style("Office Heading", 1)
    own.base_style = word.document.styles["Heading 1"]
    word.line("甲部分", style="Heading 1")
    word.line("乙部分", style="Office Heading")
    unnumbered = word.line("不编号", 0, style="Heading 1")
    assert unnumbered.style.name == "Heading 1"
    assert lines(word) == ["一、甲部分", "二、乙部分", "不编号"]


def test_a_style_is_found_at_the_level_that_names_it():
    word = Word()
    word.definition(
        90,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="Heading2"/>'),
    )
    word.list(90, 90)
    word.document.styles["Heading 2"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>')
    )
    word.line("甲事项", style="Heading 2")
    assert lines(word) == ["（一）甲事项"]


def test_a_definition_may_point_to_another_by_a_numbering_style():
    word = Word()
    word.definition(90, level(0, "decimal", "%1、"), extra='<w:styleLink w:val="Listed"/>')
    word.definition(91, extra='<w:numStyleLink w:val="Listed"/>')
    word.list(91, 91)
    word.line("甲事项", 91)
    assert lines(word) == ["1、甲事项"]


def test_bullets_and_empty_paragraphs_print_nothing():
    word = Word()
    word.definition(90, level(0, "bullet", "·"))
    word.definition(91, level(0, "decimal", "%1."))
    word.list(90, 90)
    word.list(91, 91)
    word.line("甲事项", 90)
    word.line("", 91)
    word.line("乙事项", 91)
    assert lines(word) == ["甲事项", "2.乙事项"]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (10, "chineseCounting", "十"), (11, "chineseCounting", "十一"), (20, "chineseCounting", "二十"),
        (99, "japaneseCounting", "九十九"), (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (1001, "taiwaneseCounting", "一千零一"), (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircle", "21"),
        (3, "decimalEnclosedParen", "⑶"),
        (27, "upperLetter", "AA"), (2, "lowerLetter", "b"), (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"),
        (10_000, "upperRoman", "10000"), (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_formats(number: int, style: str, shown: str):
    assert printed(number, style) == shown


def test_counting_reads_back():
    assert [value_of(counting(number, CHINESE, "十百千")) for number in range(1, 200)] == list(range(1, 200))
    assert counting(30, LEGAL, "拾佰仟", full=True) == "叁拾"


def test_a_style_may_name_its_level_and_a_circle_of_styles_ends():
    word = plan_list()
    styles = word.document.styles
    styles["Heading 3"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="2"/><w:numId w:val="90"/></w:numPr>')
    )
    one, two = styles.add_style("One", 1), styles.add_style("Two", 1)
    one.base_style, two.base_style = two, one
    word.line("甲事项", style="Heading 3")
    word.line("乙事项", style="One")
    assert lines(word) == ["1.甲事项", "乙事项"]
