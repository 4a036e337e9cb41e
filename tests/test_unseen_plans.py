"""The reader on plans that no rule was tuned on: whoever looks at a miss in one of them moves it to `marked`.

Their writers had not seen the reader; the wording is rarer than an office's, above all where it asks for what is
flagged. The figures are over all of them together, and their misses are not told.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from luoshi.reading import read

from .agreement import Agreement, compare, total
from .marked import unseen


@pytest.fixture(scope="module")
def agreements() -> list[Agreement]:
    return list(_read())


def _read() -> Iterator[Agreement]:
    for text, gold in unseen():
        (plan,) = read(text.encode()).plans
        yield compare(gold, plan)


def test_most_items_and_doers_are_read_as_they_were_marked(agreements: list[Agreement]) -> None:
    items, actors = total(one.items for one in agreements), total(one.actors for one in agreements)
    assert items.gold > 140
    assert items.f1 >= 0.93
    assert actors.f1 >= 0.75


def test_nearly_all_sentences_are_labelled_alike(agreements: list[Agreement]) -> None:
    assert total(one.labels for one in agreements).recall >= 0.94


def test_what_is_flagged_is_mostly_to_be_flagged(agreements: list[Agreement]) -> None:
    flags = total(one.flags for one in agreements)
    assert flags.recall >= 0.67
    assert flags.precision >= 0.80
