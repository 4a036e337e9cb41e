"""Every rule of the grammar against its own examples, and against those of all the others."""

from __future__ import annotations

import pytest

from luoshi.reading.cues import SCANNER, marks
from luoshi.reading.grammar import RULES
from luoshi.reading.rule import Rule


def rules_that_mark(text: str) -> set[str]:
    found, _ = marks(text, 0, len(text))
    return {mark.rule for mark in found}


def shown(value: object) -> object:
    return getattr(value, "name", value)


KEEPS_OFF = {"each-hours"}
EXAMPLES = [(rule, example) for rule in RULES if rule.name not in KEEPS_OFF for example in rule.examples]
COUNTER_EXAMPLES = [(rule, example) for rule in RULES for example in rule.counter_examples]


def test_every_rule_has_its_own_name_and_examples_for_and_against() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.examples and rule.counter_examples for rule in RULES)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=shown)
def test_example_is_marked_by_its_rule_alone(rule: Rule, example: str) -> None:
    assert rules_that_mark(example) == {rule.name}


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=shown)
def test_counter_example_is_not_marked_by_its_rule(rule: Rule, example: str) -> None:
    assert rule.name not in rules_that_mark(example)


def test_a_period_of_hours_keeps_other_rules_off_and_promises_nothing() -> None:
    assert rules_that_mark("每2小时巡视机房") == set()
    assert rules_that_mark("巡视机房2小时以上") == {"quota"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_pattern_begins_where_its_cue_is(rule: Rule) -> None:
    for example in rule.examples:
        assert any(rule.pattern.match(example, hit.start()) for hit in SCANNER.finditer(example)), example
