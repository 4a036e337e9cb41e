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

# What was measured when each was first held to it, rounded down: items, doers, labels, flags found, flags right.
FLOORS = {"roundabout": (0.93, 0.76, 0.94, 0.67, 0.80), "ordinary": (0.94, 0.91, 0.94, 0.91, 0.93)}


@pytest.fixture(scope="module", params=FLOORS)
def wording(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def agreements(wording: str) -> list[Agreement]:
    return list(_read(wording))


def _read(wording: str) -> Iterator[Agreement]:
    for text, gold in unseen(wording):
        (plan,) = read(text.encode()).plans
        yield compare(gold, plan)


def test_most_items_and_doers_are_read_as_they_were_marked(wording: str, agreements: list[Agreement]) -> None:
    items, actors = total(one.items for one in agreements), total(one.actors for one in agreements)
    assert items.gold > 70
    assert items.f1 >= FLOORS[wording][0]
    assert actors.f1 >= FLOORS[wording][1]


def test_nearly_all_sentences_are_labelled_alike(wording: str, agreements: list[Agreement]) -> None:
    assert total(one.labels for one in agreements).recall >= FLOORS[wording][2]


def test_nearly_all_who_are_named_in_brackets_lines_and_tables_are_read(wording: str) -> None:
    with_duties = [(text, gold) for text, gold in unseen(wording) if gold["duties"]]
    duties = total(compare(gold, read(text.encode()).plans[0]).duties for text, gold in with_duties)
    assert duties.f1 >= 0.96


def test_what_is_flagged_is_mostly_to_be_flagged(wording: str, agreements: list[Agreement]) -> None:
    flags = total(one.flags for one in agreements)
    assert flags.recall >= FLOORS[wording][3]
    assert flags.precision >= FLOORS[wording][4]
