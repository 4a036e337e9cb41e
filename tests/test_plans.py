"""The reader on whole plans of four bodies, numbered in four styles, against what people marked by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from luoshi.reading import read
from luoshi.reading.result import Plan, Reading

from .agreement import Record, compare

PLANS = Path(__file__).parent / "plans"
SAMPLE = Path(__file__).parents[1] / "src" / "luoshi" / "web" / "sample"
FILES = {
    "library": SAMPLE / "plan.txt",
    "university": PLANS / "university.txt",
    "hospital": PLANS / "hospital.txt",
    "utility": PLANS / "utility.txt",
}

# What was measured when each figure last rose, rounded down: items, actors, labels.
# A change of the reader may lift a floor and must not go under it.
FLOORS = {
    "library": (0.94, 0.94, 0.89),
    "university": (0.92, 0.77, 0.90),
    "hospital": (0.93, 0.84, 0.89),
    "utility": (0.98, 0.76, 0.88),
}


@pytest.fixture(scope="module", params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def gold(name: str) -> Record:
    marks: Record = json.loads((PLANS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return marks


@pytest.fixture(scope="module")
def reading(name: str) -> Reading:
    return read(FILES[name])


@pytest.fixture(scope="module")
def plan(reading: Reading) -> Plan:
    assert len(reading.plans) == 1
    return reading.plans[0]


def test_gold_quotes_the_plan(name: str, gold: Record) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    for mark in (*gold["sentences"], *gold["items"], *gold["duties"]):
        assert text[mark["start"] : mark["end"]] == mark["quote"]


def test_text_is_the_file_unchanged(name: str, reading: Reading) -> None:
    assert reading.text == FILES[name].read_text(encoding="utf-8")


def test_every_item_quotes_the_text(reading: Reading, plan: Plan) -> None:
    assert [item.quote for item in plan.items] == [reading.text[item.start : item.end] for item in plan.items]


def test_knows_whose_plan_of_which_year(gold: Record, plan: Plan) -> None:
    expected = gold["title"], gold["organisation"], gold["year"]
    assert (plan.title, plan.organisation, plan.year) == expected


def test_finds_every_section_and_measure(gold: Record, plan: Plan) -> None:
    sections = [(section["number"], section["title"]) for section in gold["sections"]]
    assert [(section.number, section.title) for section in plan.sections] == sections
    assert compare(gold, plan).measures.f1 == 1.0


def test_agrees_with_the_gold(name: str, gold: Record, plan: Plan) -> None:
    agreement = compare(gold, plan)
    items, actors, labels = FLOORS[name]
    told = "\n".join(agreement.differences)
    assert agreement.items.f1 >= items, told
    assert agreement.actors.f1 >= actors, told
    assert agreement.labels.f1 >= labels, told


def test_raises_every_flag_and_no_other(gold: Record, plan: Plan) -> None:
    assert compare(gold, plan).flags.f1 == 1.0


def test_reads_who_the_plan_itself_makes_responsible(gold: Record, plan: Plan) -> None:
    agreement = compare(gold, plan)
    assert agreement.duties.f1 == 1.0, "\n".join(agreement.differences)


def test_word_numbering_reads_as_printed_numbers() -> None:
    """The numbers of the Word file are not in its text; what is read must be the same."""
    printed, word = read(SAMPLE / "plan.txt"), read(SAMPLE / "plan.docx")
    assert [unplaced(plan) for plan in word.plans] == [unplaced(plan) for plan in printed.plans]


def unplaced(plan: Plan) -> Any:
    """What was read, without where it stands."""
    return [
        [replace(record, start=0, end=0) for record in records]
        for records in (plan.sections, plan.measures, plan.sentences, plan.items, plan.duties)
    ]
