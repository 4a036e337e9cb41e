"""Headings of Word documents that only their style makes headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docx.oxml import parse_xml

from luoshi.reading import read
from luoshi.reading.outline.marks import mark
from luoshi.reading.tests.shown import measures, sections
from luoshi.reading.tests.word import W, Word, level


def lines(word: Word) -> list[str]:
    return read(word.bytes, "plan.docx").text.splitlines()


def styled(*headings: tuple[int, str]) -> Word:
    """Headings by rank, each with a line of text below it."""
    word = Word()
    word.document.add_heading("市图书馆2026年工作要点", 0)
    for rank, text in headings:
        word.document.add_heading(text, rank)
        word.line("每月检查一次。")
    return word


def test_headings_without_numbers_are_given_them():
    reading = read(styled((1, "服务"), (2, "延长开馆"), (2, "办好展览"), (1, "馆藏"), (2, "补充图书")).bytes)
    assert sections(reading) == [(1, "服务"), (2, "馆藏")]
    assert measures(reading) == [(1, "延长开馆", 1), (2, "办好展览", 1), (3, "补充图书", 2)]
    assert reading.plans[0].title == "市图书馆2026年工作要点"


def test_headings_with_typed_or_automatic_numbers_keep_them():
    typed = styled((1, "一、服务"), (1, "总体要求"))
    assert lines(typed)[1::2] == ["一、服务", "总体要求"]
    word = styled((1, "服务"), (1, "馆藏"))
    word.definition(90, level(0, "chineseCounting", "%1、"))
    word.list(90, 90)
    word.document.styles["Heading 1"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>')
    )
    assert lines(word)[1::2] == ["一、服务", "二、馆藏"]


def test_an_own_outline_level_makes_a_heading_or_text():
    word = styled((1, "服务"))
    for words, rank in (("馆藏", 0), ("补充说明", 9)):
        paragraph = word.line(words, style="Heading 1" if rank == 9 else None)
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="{rank}"/>'))
    assert lines(word)[1:] == ["一、服务", "每月检查一次。", "二、馆藏", "补充说明"]


def test_a_sentence_in_the_style_of_a_heading_is_none():
    made = styled((1, "服务"), (1, "各分馆每周开馆六天。"), (1, "馆藏"))
    assert lines(made)[1::2] == ["一、服务", "各分馆每周开馆六天。", "二、馆藏"]


@pytest.mark.parametrize("numbers", ["㈠㈡", "㊀㊁", ("壹、", "贰、"), "①②"])
def test_numbers_in_ready_made_characters_number(numbers: Sequence[str]):
    word = Word()
    for number, text in zip(numbers, ("修好路灯", "种好花木"), strict=True):
        word.line(number + text)
        word.line("每月检查一次。")
    found = [(one.value, one.end) for line in lines(word)[::2] if (one := mark(line))]
    assert found == [(1, len(numbers[0])), (2, len(numbers[1]))]
