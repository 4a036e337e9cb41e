from __future__ import annotations

import gc
import time
from itertools import accumulate, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.items import read_items
from luoshi.reading.result import Every, Sentence, Times
from luoshi.reading.tests.item_corpus import CASES_TEXT, read

WORDS = """
每 每月 每季度 每年3月、9月 按月 逐周 一季度一通报 月调度、季通报 年度开展考核 至少 不少于 不超过 12次 两场
3—5个 1.5万册 15% 百分之八 7×24小时 3个工作日内 会后 自印发之日起 6月底前 2026年12月31日前 年底 春节前
定期 不定期 制定 《办法》 《 》 “ ” （1） ① ， 、 ： 由 牵头 各科室 督促 办公室 要 开展 检查 已 去年 第
二十余 半 ０ . , 万 亿 到 的 学习
"""
ENDLESS = """
每 9 至少 每每月 一 一二三 《 《办法》 “ 由 各科室 定期 6月 不少于3 年底 督促各 1, ， 每年3月、 会后 3— （1）
"""
PIECES = st.sampled_from(WORDS.split())
PROSE = st.lists(PIECES, max_size=25).map("".join)


@given(PROSE, PROSE)
def test_every_quote_is_the_text_at_its_place(before: str, sentence: str) -> None:
    text = f"{before}{sentence}"
    for item in read_items(text, [Sentence(3, len(before), len(text))]):
        assert item.quote == text[item.start : item.end]
        assert len(before) <= item.start < item.end <= len(text)
        assert item.measure == 3


@given(PROSE)
def test_what_is_read_belongs_to_its_kind(sentence: str) -> None:
    for item in read(sentence):
        assert (item.every is not None) == (item.kind == "recurring")
        assert item.times is not None or item.kind not in {"quota", "threshold"}
        assert item.due is not None or item.kind != "deadline"
        assert (item.title is not None) == (item.kind == "deliverable")
        assert item.times is None or (item.times.max is not None) == (item.times.op == "range")


@given(st.text(max_size=80))
def test_reads_any_text_without_failing(sentence: str) -> None:
    assert all(item.quote == sentence[item.start : item.end] for item in read(sentence))


def test_a_sentence_is_read_as_if_it_stood_alone() -> None:
    text = "由质控办牵头。每月抽查一次病历。"
    assert [item.actor for item in read_items(text, [Sentence(1, 0, 7), Sentence(1, 7, 16)])] == [None]


def test_the_year_of_the_plan_tells_what_is_past() -> None:
    title, first, second = "2026年工作要点\n", "2025年6月底前建成泵站。", "2026年6月底前建成泵站。"
    text, begin = title + first + second, len(title) + len(first)
    body = [Sentence(1, len(title), begin), Sentence(1, begin, len(text))]
    assert [item.due for item in read_items(text, body)] == ["2026年6月底前"]
    assert [item.due for item in read_items(text, body, year=2025)] == ["2025年6月底前", "2026年6月底前"]


def test_an_item_says_which_rules_made_it() -> None:
    [item] = read("每季度至少召开一次例会")
    assert item.rule == "each+quota"
    assert (item.every, item.times) == (Every(1, "quarter"), Times(">=", 1.0, None, "次"))


@pytest.mark.parametrize("piece", ENDLESS.split())
def test_endless_repetition_is_read_in_time(piece: str) -> None:
    assert quickest(piece * (60_000 // len(piece))) < 2


def quickest(text: str) -> float:
    """Seconds of the best of three readings: another process on the machine slows down one or two of them."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        taken.append(time.process_time() - begun)
        if taken[-1] < 1:
            break
    return min(taken)


def test_twice_the_text_takes_no_more_than_twice_the_time() -> None:
    """Linear: within a wide margin for a busy machine."""

    def spent(copies: int) -> float:
        # What was read before is remembered, so that every copy is one that was not.
        texts = [f"{CASES_TEXT}甲{next(fresh)}。" for _ in range(copies)]
        ends = list(accumulate(map(len, texts)))
        body = [Sentence(1, end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        begun = time.process_time()
        read_items("".join(texts), body)
        return time.process_time() - begun

    fresh = count(1000)
    # The collector would look through all that the other tests have left.
    gc.disable()
    try:
        spent(1)
        assert spent(8) < 8 * spent(2)
    finally:
        gc.enable()
