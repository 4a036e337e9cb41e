"""Rows of a task table that one cell takes whole: headings of what stands below, or remarks on it."""

from __future__ import annotations

import pytest

from luoshi.reading import read
from luoshi.reading.result import Reading
from luoshi.reading.tests.word import Word

HEADER = ("序号", "工作任务", "责任科室", "完成时限")
FIRST = ("1", "每月开展1次病历抽查", "医务科", "全年")
SECOND = ("2", "增设自助机10台", "门诊部", "9月底前")


def table(*rows: tuple[str, ...] | str, columns: int = 4) -> Reading:
    """A Word document with a task table; a row given as one text is merged over all columns."""
    word = Word()
    word.line("临江市第二人民医院2026年度重点工作任务表")
    made = word.document.add_table(rows=0, cols=columns)
    for row in rows:
        cells = made.add_row().cells
        if isinstance(row, str):
            cells[0].merge(cells[-1]).text = row
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    return read(word.bytes)


def told(reading: Reading) -> tuple[list[tuple[int, str]], list[tuple[int, str, int]], list[tuple[int, str]]]:
    """Sections, measures with their section, and sentences with their measure."""
    (plan,) = reading.plans
    return (
        [(section.number, section.title) for section in plan.sections],
        [(measure.number, measure.title, measure.section) for measure in plan.measures],
        [(one.measure, reading.text[one.start : one.end]) for one in plan.sentences],
    )


def test_a_merged_row_gives_the_tasks_below_it_their_section() -> None:
    sections, measures, sentences = told(table(HEADER, "一、提升医疗质量", FIRST, "二、改善就医体验", SECOND))
    assert sections == [(1, "提升医疗质量"), (2, "改善就医体验")]
    assert measures == [(1, FIRST[1], 1), (2, SECOND[1], 2)]
    assert sentences == [(1, FIRST[1]), (2, SECOND[1])]


def test_a_section_reaches_from_its_row_to_the_next() -> None:
    reading = table(HEADER, "一、提升医疗质量", FIRST, "二、改善就医体验", SECOND)
    first, second = reading.plans[0].sections
    assert reading.text[first.start : first.end].startswith("一、提升医疗质量\n1\n")
    assert reading.text[second.start : second.end].endswith("门诊部\n9月底前")
    assert first.end < second.start


def test_a_merged_row_without_a_number_is_counted_on() -> None:
    sections, measures, _ = told(table(HEADER, "医疗质量", FIRST, "就医体验", SECOND))
    assert sections == [(1, "医疗质量"), (2, "就医体验")]
    assert [section for _number, _title, section in measures] == [1, 2]


def test_a_table_whose_first_column_is_the_task_has_headings_too() -> None:
    sections, measures, _ = told(table(HEADER[1:], "医疗质量", FIRST[1:], columns=3))
    assert (sections, measures) == ([(1, "医疗质量")], [(1, FIRST[1], 1)])


def test_a_sentence_over_all_columns_stays_a_sentence() -> None:
    remark = "各科室每季度末将进展报送办公室。"
    sections, measures, sentences = told(table(HEADER, FIRST, remark, SECOND))
    assert (sections, [title for _, title, _ in measures]) == ([], [FIRST[1], SECOND[1]])
    assert (1, remark) in sentences


@pytest.mark.parametrize("words", ["（一）窗口服务", "注：以上由办公室汇总", "合计", "上半年\n抓好落实"])
def test_what_is_no_heading_is_kept_in_the_text(words: str) -> None:
    reading = table(HEADER, "一、提升医疗质量", FIRST, words, SECOND)
    sections, measures, sentences = told(reading)
    assert sections == [(1, "提升医疗质量")]
    assert [section for _, _, section in measures] == [1, 1]
    assert {line for _, line in sentences} >= set(words.split("\n"))


def test_a_row_with_its_task_alone_is_a_task() -> None:
    _, measures, _ = told(table(HEADER[1:], ("修订用药规范", "", ""), FIRST[1:], columns=3))
    assert [title for _, title, _ in measures] == ["修订用药规范", FIRST[1]]


@pytest.mark.parametrize("heading", ["一、提升医疗质量,,,", "（一）提升医疗质量,,,", "提升医疗质量,,,"])
def test_where_a_source_does_not_tell_of_merging_number_and_place_do(heading: str) -> None:
    lines = [",".join(HEADER), heading, ",".join(FIRST), ",".join(SECOND)]
    sections, measures, _ = told(read("\n".join(lines).encode(), "任务表.csv"))
    assert sections == [(1, "提升医疗质量")]
    assert [(number, section) for number, _title, section in measures] == [(1, 1), (2, 1)]


def test_sections_of_the_text_and_of_a_table_do_not_share_a_number() -> None:
    word = Word()
    for line in ("临江市第二人民医院2026年度工作要点", "一、总体安排", "每月召开1次例会。", "二、任务清单"):
        word.line(line)
    made = word.document.add_table(rows=0, cols=4)
    for row in (HEADER, ("一、医疗质量",) * 4, FIRST):
        cells = made.add_row().cells
        if len(set(row)) == 1:
            cells[0].merge(cells[-1]).text = row[0]
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    sections, measures, _ = told(read(word.bytes))
    assert [number for number, _ in sections] == [1, 2, 3]
    assert measures == [(1, FIRST[1], 3)]
