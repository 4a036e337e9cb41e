"""What the reader says that it did not understand."""

from __future__ import annotations

import pytest

from luoshi.reading import read
from luoshi.reading.doubts import in_english


def doubts(sentence: str) -> list[tuple[str, str]]:
    """The codes and places of what no rule took up in one sentence of a plan."""
    reading = read(f"市园林局2026年工作要点\n1.管好公园\n{sentence}\n".encode())
    return [
        (doubt.code, reading.text[doubt.start : doubt.end])
        for doubt in reading.warnings
        if doubt.code.endswith("not-placed")
    ]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("选派骨干组成8小分队巡查花圃。", "8小分"),
        ("对水深不足4.5米的湖面设置围栏。", "4.5米的"),
    ],
)
def test_a_number_that_no_rule_took_up_is_told(sentence: str, place: str) -> None:
    assert doubts(sentence) == [("number-not-placed", place)]


@pytest.mark.parametrize("word", ["课余", "每逢", "农闲", "月末"])
def test_a_word_of_time_that_no_rule_took_up_is_told(word: str) -> None:
    assert doubts(f"{word}组织花卉展览。") == [("time-not-placed", word)]


@pytest.mark.parametrize(
    "sentence",
    [
        "每月巡查花圃2次。",
        "6月底前更换座椅120把，新增绿道3.5公里。",
        "去年新增绿地12处，今年组织养护评比。",
        "举办第3届菊花展。",
        "推行“1+3”管护模式，成立管护小组。",
        "组织65岁老人参观温室。",
        "开通12345热线，公布投诉办法。",
        "印发2025版养护手册。",
        "印发养护手册，涵盖5个公园。",
        "每周末组织花卉展览。",
    ],
)
def test_what_was_read_or_only_describes_raises_no_doubt(sentence: str) -> None:
    assert doubts(sentence) == []


def test_framing_raises_no_doubt() -> None:
    assert doubts("要充分认识周末服务的重要意义，切实增强责任感。") == []


def test_the_doubt_is_worded_in_both_languages() -> None:
    reading = read("市园林局2026年工作要点\n1.管好公园\n月末组织花卉展览。\n".encode())
    (doubt,) = [doubt for doubt in reading.warnings if doubt.code == "time-not-placed"]
    assert "“月末”" in doubt.message
    assert "“月末”" in in_english(doubt, reading.text)
