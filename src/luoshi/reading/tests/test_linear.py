"""Time grows with the text, whatever it repeats."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from itertools import count
from time import process_time
from typing import Protocol

import pytest

from luoshi.reading import flags, grammar, read
from luoshi.reading.flags.contexts import CONTEXTS
from luoshi.reading.labels import framing
from luoshi.reading.labels.maxims import MAXIMS

SMALL, LARGE = 4_000, 40_000
# What was read is remembered: no text is read twice.
FRESH = count()


@pytest.fixture(autouse=True)
def _uncollected() -> Iterator[None]:
    """The collector would look through all that the other tests have left, at whose cost is chance."""
    gc.disable()
    yield
    gc.enable()


def seconds(piece: str, times: int) -> float:
    data = ("每月检查一次。\n" + piece * times + f"甲{next(FRESH)}").encode()
    begun = process_time()
    read(data, "plan.txt")
    return process_time() - begun


@pytest.mark.parametrize(
    "piece",
    [
        "（", "）", "《", "“", "(甲", "1.", "一、", "1.\n", "一、\n", "目录\n", "目", "……3\n",
        "责任单位：", "责任单位：甲\n",
        "（甲牵头）", "、", "和", "等", "甲；", "。", "\t", "a | b\n", "任务\t时限\n",
        "2026年1月5日\n", "市图书馆\n",
        "工作要点\n一、\n", "二〇", "第", "9", "每", "“。”",
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉\n", "甲 ", "1 甲", "l0", "圖",
    ],
)  # fmt: skip
def test_ten_times_the_text_takes_no_more_than_ten_times_the_time(piece: str):
    small = min(seconds(piece, SMALL) for _ in range(2))
    large = seconds(piece, LARGE)
    # A square would take a hundred times as long; the constant forgives what a busy machine adds.
    assert large < 30 * small + 0.2


class Ruled(Protocol):
    """A rule of any kind that is asked where one of its cues stands."""

    @property
    def cues(self) -> Collection[str]: ...

    @property
    def examples(self) -> tuple[str, ...]: ...


def pieces() -> list[str]:
    """Of every rule with a pattern a cue, an example, and the example as one clause of many."""
    cued: list[Ruled] = [*grammar.RULES, *framing.RULES, *flags.RULES, *CONTEXTS]
    examples = [rule.examples[0].rstrip("。") for rule in cued]
    examples += [maxim.examples[0].rstrip("。") for maxim in MAXIMS]
    return [*(min(rule.cues) for rule in cued), *examples, *(f"{example}，" for example in examples)]


@pytest.mark.parametrize("piece", sorted(set(pieces())))
def test_no_pattern_of_a_rule_backtracks_without_bound(piece: str):
    small, large = (seconds(piece, characters // len(piece)) for characters in (2_000, 20_000))
    assert large < 30 * small + 0.2


@pytest.mark.parametrize("piece", ["（", "1.", "一、", "《"])
def test_two_hundred_thousand_marks_in_one_line(piece: str):
    assert seconds(piece, 200_000) < 5


def test_five_megabytes_are_read():
    plan = "市园林局2026年工作要点\n" + "1.巡查公园\n每月检查一次护栏，发现松动的当场修好。\n" * 70_000
    assert len(plan.encode()) > 5_000_000
    reading = read(plan.encode())
    assert len(reading.plans[0].sentences) == 70_000
