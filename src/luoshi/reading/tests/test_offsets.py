"""What holds for every text, however it is numbered, punctuated or torn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from luoshi.reading import Reading, read
from luoshi.reading.outline.frame import is_frame
from luoshi.reading.result import Plan
from luoshi.reading.tests.shown import Placed

HEADS = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2．",
    "3、",
    "（1）",
    "①",
    "第一部分 ",
    "　　",
    "",
    "",
]
WORDS = [
    "每月检查一次", "完成12个书屋", "《节水手册》", "（办公室牵头）", "（含附件）",
    "责任单位：办公室", "完成时限：6月底前",
    "“谁来办？”", "定期更新", "市图书馆2026年工作要点", "目录", "……3", "2026年1月5日", "附件：",
    "a | b", "\t", "“", "）",
    "𫍽", "\ufeff", " ",
]  # fmt: skip
STOPS = ["。", "；", "！", "？", "，", "", ";", "."]
LINES = st.builds(
    lambda head, parts: head + "".join(word + stop for word, stop in parts),
    st.sampled_from(HEADS),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(STOPS)), max_size=5),
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n"])
)


def parts_of(plan: Plan) -> tuple[Iterable[Placed], ...]:
    return plan.sections, plan.measures, plan.sentences, plan.duties, plan.items


def reading_of(body: str) -> Reading:
    return read(("开头有话。\n" + body).encode(), "plan.txt")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("目录\n目录\n目录")
@example("1.\n2.\n一、")
def test_spans_lie_in_the_text_in_order_and_apart(body: str):
    reading = reading_of(body)
    assert reading.text == "开头有话。\n" + body
    for plan in reading.plans:
        for one, next_one in pairwise(plan.sentences):
            assert one.end <= next_one.start
        for parts in parts_of(plan):
            assert all(0 <= part.start < part.end <= len(reading.text) for part in parts)
        for sentence in plan.sentences:
            words = reading.text[sentence.start : sentence.end]
            assert words == words.strip()
            assert "\n" not in words
        for item in plan.items:
            assert reading.text[item.start : item.end] == item.quote
        numbers = [measure.number for measure in plan.measures]
        assert numbers == sorted(set(numbers))
        assert {sentence.measure for sentence in plan.sentences} <= {0, *numbers}
    for seen in reading.warnings:
        assert 0 <= seen.start <= seen.end <= len(reading.text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_word_of_the_text_is_accounted_for(body: str):
    reading = reading_of(body)
    held = [False] * len(reading.text)
    spans = [(seen.start, seen.end) for seen in reading.warnings]
    for plan in reading.plans:
        spans += [(sentence.start, sentence.end) for sentence in plan.sentences]
        spans += [(duty.start, duty.end) for duty in plan.duties]
    for start, end in spans:
        held[start:end] = [True] * (end - start)
    left = "".join(
        " " if is_held or char == "\ufeff" else char for char, is_held in zip(reading.text, held, strict=True)
    )
    known = "\n".join(
        [plan.title for plan in reading.plans]
        + [section.title for plan in reading.plans for section in plan.sections]
        + [measure.title for plan in reading.plans for measure in plan.measures]
    )
    # The date of a duty stands on a line below it.
    for line in left.replace("完成时限：6月底前", " ").splitlines():
        words = line.strip(" \t\u3000")
        if not re.search(r"[^\W\d_]{2}", words) or is_frame(words) or FRAME_WORDS.match(words):
            continue
        assert words in known or _is_title(words), f"{words!r} is lost"


# Contents and annexes: seen, and no part of what is promised.
FRAME_WORDS = re.compile(r"目录[^\w]*$|附件：|.*……3")


def _is_title(words: str) -> bool:
    """A heading between section and measure, which a reading does not list: number and title."""
    return words.startswith(NUMBERS) and not re.search(r"。.*\w", words)


NUMBERS = tuple(head.strip() for head in HEADS if head.strip())
