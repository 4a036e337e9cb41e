"""The reader's confidence is what its rules reach on the corpus today."""

from __future__ import annotations

import pytest
from tools.confidence import TARGET, counted, judged

from luoshi.plans.queries.reading import SURE
from luoshi.reading import read
from luoshi.reading.confidence import Measured, confidence, least_sure, measured
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
    counts = {"each": Measured(97, 98), "quota": Measured(2, 3)}
    monkeypatch.setattr("luoshi.reading.confidence.measured", lambda: counts)
    least_sure.cache_clear()
    assert [confidence(rule) for rule in ("each", "each+quota", "vague", "each+vague")] == [
        0.98,
        0.6,
        0.5,
        0.5,
    ]
    assert [least_sure(rule).applied for rule in ("each", "each+quota", "vague")] == [98, 3, 0]
    least_sure.cache_clear()


def test_few_cases_say_less_than_many() -> None:
    shares = [Measured(number, number).share for number in (0, 1, 3, 8, 100)]
    assert shares == [0.5, 0.667, 0.8, 0.9, 0.99]


def test_a_rule_is_below_the_threshold_where_it_was_seldom_seen_or_was_wrong() -> None:
    unsure = {rule: one for rule, one in measured().items() if one.share < SURE}
    assert unsure.keys() >= {rule for rule, one in measured().items() if one.applied < 8}
    assert all(one.applied < 8 or one.right < one.applied for one in unsure.values())
    assert unsure.keys().isdisjoint({"each", "quota"})
    assert "later" in unsure


def test_an_item_carries_its_confidence() -> None:
    (item,) = read("市图书馆2026年工作要点\n1.开馆\n每月盘点图书。\n".encode()).plans[0].items
    assert item.rule == "each"
    assert item.confidence == confidence("each")
