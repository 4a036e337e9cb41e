from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from luoshi.reading.lexicon.units import UNIT
from luoshi.reading.tests.item_corpus import Case, cases, read, written

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}:{case.sentence}")
def test_reads_what_the_sentence_promises(case: Case) -> None:
    items = read(case.sentence)
    assert sorted(map(written, items)) == sorted(case.items)
    assert set(case.quotes) <= {item.quote for item in items}


def test_names_the_rule_of_every_item() -> None:
    assert all(item.rule for case in CASES for item in read(case.sentence))


def test_quotes_the_sentence_itself() -> None:
    for case in CASES:
        for item in read(case.sentence):
            assert item.quote and case.sentence[item.start : item.end] == item.quote


def masked(sentence: str) -> str:
    """The sentence without its numbers and counted units: what is left is its construction and its nouns."""
    return re.sub(rf"[\d一二两三四五六七八九十百千万亿.]+(?:{UNIT})?", "0", sentence)


def repeated(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_holds_many_constructions_and_none_twice() -> None:
    assert len(CASES) >= 250
    assert repeated(masked(case.sentence) for case in CASES) == []
