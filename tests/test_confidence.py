"""The reader's confidence is what its rules reach on the corpus today."""

from __future__ import annotations

import pytest
from tools.confidence import TARGET, counted, judged

from luoshi.reading import read
from luoshi.reading.confidence import Measured, confidence, measured
from luoshi.reading.grammar import RULES


def test_the_file_is_what_the_command_makes_of_the_corpus() -> None:
    assert TARGET.read_text(encoding="utf-8") == counted(judged()), "run python -m tools.confidence"


def test_counts_an_item_for_each_of_its_rules() -> None:
    lines = counted([("each+quota", True), ("each", False), ("quota", True)]).splitlines()[1:]
    assert lines == ["each 1 2", "quota 2 2"]


def test_every_rule_that_marks_is_measured_often_enough_to_mean_something() -> None:
    marking = {rule.name for rule in RULES} - {"each-hours"}
    assert measured().keys() == marking
    assert sum(one.applied for one in measured().values()) > 800


def test_an_item_is_as_sure_as_its_least_sure_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"each": Measured(9, 10), "quota": Measured(3, 4)}
    monkeypatch.setattr("luoshi.reading.confidence.measured", lambda: counts)
    confidence.cache_clear()
    assert [confidence(rule) for rule in ("each", "each+quota", "vague")] == [0.9, 0.75, None]
    confidence.cache_clear()


def test_an_item_carries_its_confidence() -> None:
    (item,) = read("市图书馆2026年工作要点\n1.开馆\n每月盘点图书。\n".encode()).plans[0].items
    assert item.rule == "each"
    assert item.confidence == confidence("each") is not None
