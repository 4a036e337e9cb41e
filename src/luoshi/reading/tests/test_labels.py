"""Labels: each rule on its own sentences, the order of the rules, and the corpus."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from luoshi.reading.labels import action, framing, judge, label
from luoshi.reading.labels.marks import LISTS, live, marks
from luoshi.reading.labels.maxims import MAXIMS, Maxim
from luoshi.reading.labels.rule import ActionRule, FramingRule
from luoshi.reading.tests.label_corpus import labelled

CLAUSES = re.compile("[，。；：]")


def names(value: object) -> str | None:
    return getattr(value, "name", None)


def fits(rule: ActionRule, sentence: str) -> bool:
    return any(rule.pattern.search(live(marks(clause))) for clause in CLAUSES.split(sentence))


@pytest.mark.parametrize("rule", action.RULES, ids=names)
def test_action_rule_on_its_examples(rule: ActionRule) -> None:
    for example in rule.examples:
        assert fits(rule, example), example
        assert label(example, has_items=False) == "action", example
    for example in rule.counter_examples:
        assert not fits(rule, example), example
        assert label(example, has_items=False) == "framing", example


@pytest.mark.parametrize("rule", action.RULES, ids=names)
def test_action_rule_is_the_one_named_for_an_example(rule: ActionRule) -> None:
    assert rule.name in {judge(example, has_items=False)[1] for example in rule.examples}


@pytest.mark.parametrize("rule", framing.RULES, ids=names)
def test_framing_rule_on_its_examples(rule: FramingRule) -> None:
    for example in rule.examples:
        assert judge(example, has_items=False) == ("framing", rule.name)
    for example in rule.counter_examples:
        assert label(example, has_items=False) == "action", example


def test_every_rule_has_its_own_name_and_no_word_two_classes() -> None:
    rules = (*action.RULES, *framing.RULES)
    assert len({rule.name for rule in rules}) == len(rules)
    words = Counter(word for words in LISTS.values() for word in words)
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争读者满意度达到95%。", ("action", "item")),
        ("过渡句：每月开放26天，方便群众。", ("framing", "transition")),
        ("鼓励社区自建书屋10个。", ("action", "item")),
    ],
)
def test_an_item_makes_an_action_of_all_but_a_transition(sentence: str, expected: tuple[str, str]) -> None:
    assert judge(sentence, has_items=True) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加强用药审核。", "action"),
        ("加强用药管理。", "framing"),
        ("规范值班检查。", "action"),
        ("规范值班引导。", "framing"),
        ("搭建分级诊疗平台。", "action"),
        ("构建分级诊疗格局。", "framing"),
        ("打造“三段式”带教模式。", "action"),
        ("打造一支过硬队伍。", "framing"),
        ("组织学习新规程。", "action"),
        ("深入学习贯彻新规程精神。", "framing"),
        ("古籍修复方案须经双人签字确认。", "action"),
        ("必须充分反映读者需要。", "framing"),
        ("必须严格落实防汛责任。", "framing"),
        ("出勤情况作为评优依据。", "action"),
        ("把出勤作为首要责任。", "framing"),
        ("在工作群内不散布未经核实的消息。", "action"),
    ],
)
def test_borders(sentence: str, expected: str) -> None:
    assert label(sentence, has_items=False) == expected


def test_what_stands_behind_an_aim_is_no_act() -> None:
    assert label("确保按时召开会议。", has_items=False) == "framing"
    assert label("召开会议，确保统一认识。", has_items=False) == "action"
    assert label("完善政府引导的回收制度。", has_items=False) == "action"


def test_a_sentence_without_any_word_of_stance_is_a_plain_doing() -> None:
    assert judge("兽医站给牛羊打上耳标。", has_items=False) == ("action", "plain doing")
    assert judge("兽医站以更高热忱守护一方。", has_items=False)[0] == "action"
    assert judge("兽医站始终守护一方。", has_items=False) == ("framing", "")


def test_corpus() -> None:
    cases = labelled()
    wrong = [words for expected, has_items, words in cases if label(words, has_items) != expected]
    assert len(cases) >= 250
    assert len(wrong) <= 0.03 * len(cases), wrong


@pytest.mark.parametrize("word", ["召开", "建立", "推进", "构建格局", "确保", "是基础", "为指导", "开展"])
def test_endless_repetition_is_read_in_linear_time(word: str) -> None:
    start = time.process_time()
    label(word * 50_000, has_items=False)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("form", MAXIMS, ids=names)
def test_maxim_on_its_examples(form: Maxim) -> None:
    for example in form.examples:
        assert form.pattern.search(example), example
        assert label(example, has_items=False) == "framing", example
    for example in form.counter_examples:
        assert not form.pattern.search(example), example


@pytest.mark.parametrize("form", MAXIMS, ids=names)
def test_maxim_is_the_one_named_for_an_example(form: Maxim) -> None:
    assert form.name in {judge(example, has_items=False)[1] for example in form.examples}


def test_a_maxim_never_outweighs_an_act() -> None:
    assert label("让读者少跑一趟，开通线上续借。", has_items=False) == "action"
