"""Flags: each rule on its own sentences, the contexts that only name, and the corpus."""

from __future__ import annotations

import time

import pytest

from luoshi.reading.flags import RULES, findings, flags
from luoshi.reading.flags.contexts import CONTEXTS, Context, without_mentions
from luoshi.reading.flags.rule import FlagRule
from luoshi.reading.result import Flag
from luoshi.reading.tests.label_corpus import flagged

ALL: tuple[Flag, ...] = ("person", "speech", "sanction")


def names(value: object) -> str | None:
    return getattr(value, "name", None)


def test_every_rule_has_its_own_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_rule_on_its_examples(rule: FlagRule) -> None:
    assert rule.examples
    assert rule.counter_examples
    for example in rule.examples:
        assert any(cue in example for cue in rule.cues), example
        assert rule.pattern.search(example), example
        assert rule.flag in flags(example, "action"), example
    for example in rule.counter_examples:
        assert not rule.pattern.search(example), example
        assert rule.flag not in flags(example, "action"), example


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_rule_is_the_one_named_for_an_example(rule: FlagRule) -> None:
    assert rule.name in {finding.rule for example in rule.examples for finding in findings(example, "action")}


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_framing_is_flagged_by_the_rules_that_need_no_doing(rule: FlagRule) -> None:
    others = [other for other in RULES if other.flag == rule.flag and not other.needs_doing]
    for example in rule.examples:
        expected = not rule.needs_doing or any(other.pattern.search(example) for other in others)
        assert (rule.flag in flags(example, "framing")) == expected, example


@pytest.mark.parametrize("context", CONTEXTS, ids=names)
def test_context_that_only_names(context: Context) -> None:
    for example in context.examples:
        assert without_mentions(example) != example
        assert flags(example, "action") == ()
    for example in context.counter_examples:
        assert flags(example, "action") != (), example


def test_flags_come_in_one_order_with_the_words_that_raised_them() -> None:
    sentence = "对造谣者约谈，处置舆情，建立思想动态台账。"
    assert flags(sentence, "action") == ALL
    assert [finding.words for finding in findings(sentence, "action")] == ["思想动态", "舆情", "约谈"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What an office does with its own work and its own publications.
        ("稿件须经三审三校后发布。", ()),
        ("汇总读者对开放时间的意见并答复。", ()),
        ("对进度滞后的科室通报批评，限期整改。", ()),
        ("评选服务标兵，给予奖励。", ()),
        ("执法队对违规取水的商户依法罚款。", ()),
        ("各科室签订安全责任书。", ()),
        ("以本馆名义更正展览日期。", ()),
        ("将服务质量纳入科室年度考核。", ()),
        # What a reviewer has to see.
        ("舆情一经发现，立即报告。", ("speech",)),
        ("结合培训开展谈心谈话。", ("person",)),
        ("每季度摸排职工思想状况。", ("person",)),
        ("将服务质量与个人评优挂钩。", ("sanction",)),
        ("未参加培训的不得晋升。", ("sanction",)),
    ],
)
def test_borders(sentence: str, expected: tuple[str, ...]) -> None:
    assert flags(sentence, "action") == expected


@pytest.mark.parametrize("flag", ALL)
def test_corpus(flag: Flag) -> None:
    read = [(expected, flags(words, "action"), words) for expected, words in flagged()]
    missed = [words for expected, found, words in read if flag in expected and flag not in found]
    raised = [words for expected, found, words in read if flag in found and flag not in expected]
    wanted = sum(flag in expected for expected, _, _ in read)
    assert len(read) >= 250
    assert len(missed) <= 0.03 * wanted, missed
    assert len(raised) <= 0.1 * wanted, raised


@pytest.mark.parametrize(
    "word", ["了解", "掌握思想", "对干部", "考核结果", "为提供", "培训", "签订", "不得", "关注网上", "学习《"]
)
def test_endless_repetition_is_read_in_linear_time(word: str) -> None:
    start = time.process_time()
    flags(word * 20_000 + "舆情问责谈心", "action")
    assert time.process_time() - start < 3
