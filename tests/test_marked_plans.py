"""The reader on small plans of many bodies, each marked before the rules were tried on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.reading import read
from luoshi.reading.result import Plan

from .agreement import Agreement, Record, compare
from .marked import marked, plan_of

FOLDER = Path(__file__).parent / "plans" / "marked"
PLANS = {path.stem: path for path in sorted(FOLDER.glob("*.txt"))}

# What was measured when each figure last rose, rounded down: items, actors, labels, flags.
# What they were at first sight stands in the commit that brought it; a floor says only that nothing is lost.
FLOORS = {
    "agristation": (1.0, 1.0, 1.0, 0.9),
    "agriculture": (1.0, 1.0, 1.0, 0.85),
    "archives": (0.97, 0.75, 1.0, 0.0),
    "audit": (1.0, 1.0, 0.94, 1.0),
    "bus": (1.0, 0.97, 1.0, 1.0),
    "citycare": (1.0, 1.0, 0.96, 1.0),
    "citylibrary": (0.86, 0.66, 0.89, 0.8),
    "citymuseum": (1.0, 1.0, 0.93, 1.0),
    "college": (1.0, 0.87, 0.97, 1.0),
    "constructions": (0.83, 0.87, 0.99, 0.0),
    "countyfarm": (0.98, 0.96, 0.83, 1.0),
    "countyhospital": (1.0, 0.96, 0.95, 1.0),
    "court": (1.0, 1.0, 1.0, 1.0),
    "education": (1.0, 0.94, 0.95, 0.96),
    "farmextension": (0.8, 0.84, 0.93, 0.84),
    "fire": (0.98, 0.94, 0.96, 1.0),
    "firestation": (0.76, 0.74, 0.95, 0.8),
    "football": (0.98, 0.96, 0.86, 1.0),
    "housingfund": (0.98, 0.91, 0.98, 0.88),
    "lakecollege": (0.97, 1.0, 0.98, 1.0),
    "logistics": (0.98, 1.0, 0.96, 1.0),
    "marketbureau": (1.0, 1.0, 1.0, 1.0),
    "maternity": (0.91, 0.85, 0.97, 0.76),
    "metro": (0.92, 0.85, 0.94, 1.0),
    "middleschool": (0.86, 0.67, 0.95, 0.78),
    "museumgroup": (0.94, 1.0, 1.0, 1.0),
    "nursing": (1.0, 1.0, 0.95, 0.85),
    "polytechnic": (0.94, 0.87, 0.95, 0.8),
    "port": (1.0, 1.0, 1.0, 1.0),
    "portauthority": (1.0, 1.0, 1.0, 1.0),
    "procurement": (0.92, 0.89, 0.94, 0.83),
    "school": (1.0, 1.0, 1.0, 1.0),
    "sports": (1.0, 0.96, 1.0, 0.85),
    "tax": (1.0, 1.0, 1.0, 1.0),
    "taxbureau": (0.95, 0.85, 0.9, 0.92),
    "town": (0.82, 0.8, 0.91, 0.96),
    "village": (0.97, 0.83, 1.0, 1.0),
    "watergroup": (1.0, 1.0, 0.93, 1.0),
    "waterworks": (0.98, 0.96, 0.93, 1.0),
}


@pytest.fixture(scope="module", params=PLANS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text_and_gold(name: str) -> tuple[str, Record]:
    return plan_of(PLANS[name])


@pytest.fixture(scope="module")
def plan(text_and_gold: tuple[str, Record]) -> Plan:
    plans = read(text_and_gold[0].encode()).plans
    assert len(plans) == 1
    return plans[0]


@pytest.fixture(scope="module")
def agreement(text_and_gold: tuple[str, Record], plan: Plan) -> Agreement:
    return compare(text_and_gold[1], plan)


def test_parts_the_plan_into_the_sentences_that_were_marked(
    text_and_gold: tuple[str, Record], plan: Plan
) -> None:
    marks = [(sentence["start"], sentence["end"]) for sentence in text_and_gold[1]["sentences"]]
    read_spans = [(sentence.start, sentence.end) for sentence in plan.sentences]
    # A row of a task table says what to do under its title alone, and is marked as a measure.
    assert [span for span in read_spans if not _in_a_row(text_and_gold[0], span[0])] == marks


def _in_a_row(text: str, at: int) -> bool:
    """Whether the line is one of a table, or announces it."""
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    return " | " in line or line.startswith("附：")


def test_takes_every_heading_for_one(text_and_gold: tuple[str, Record], plan: Plan) -> None:
    text, gold = text_and_gold
    starts = [*(section.start for section in plan.sections), *(measure.start for measure in plan.measures)]
    read_headings = {text[start:].split("\n")[0] for start in starts}
    for heading in gold["headings"][1:]:
        is_between = heading.startswith("（") and not _is_a_sentence(text, heading, plan)
        assert is_between or any(line.startswith(heading) for line in read_headings), heading


def _is_a_sentence(text: str, heading: str, plan: Plan) -> bool:
    """A level between sections and measures is kept by neither, and is no sentence."""
    at = text.index(f"\n{heading}") + 1
    return any(sentence.start <= at < sentence.end for sentence in plan.sentences)


def test_agrees_with_what_was_marked(name: str, agreement: Agreement) -> None:
    told = "\n".join(agreement.differences)
    reached = (agreement.items.f1, agreement.actors.f1, agreement.labels.f1, agreement.flags.f1)
    assert all(figure >= floor for figure, floor in zip(reached, FLOORS[name], strict=True)), (reached, told)


def test_finds_the_measures_and_duties_where_they_were_marked(
    text_and_gold: tuple[str, Record], agreement: Agreement
) -> None:
    gold = text_and_gold[1]
    assert not gold["measures"] or agreement.measures.f1 == 1.0
    assert not gold["duties"] or agreement.duties.f1 == 1.0, "\n".join(agreement.differences)


def test_every_plan_has_its_floor() -> None:
    assert PLANS.keys() == FLOORS.keys()


def test_marks_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "= 水务局要点\n= 1.巡查。\nA:person 每月巡查3—5处。\n"
        "  recurring month 3..5处 @水务局 | quota >=3处\nF 水是命脉。\n",
        encoding="utf-8",
    )
    text, gold = marked(path)
    assert text == "水务局要点\n1.巡查。每月巡查3—5处。水是命脉。\n"
    first, second = gold["sentences"]
    assert text[first["start"] : first["end"]] == "每月巡查3—5处。"
    assert (first["label"], first["flags"], second["label"]) == ("action", ["person"], "framing")
    (item,) = gold["items"]
    assert (item["every"], item["actor"]) == ({"n": 1, "unit": "month"}, "水务局")
    assert item["times"] == {"op": "range", "value": 3, "max": 5, "unit": "处"}
    assert item["or"][0]["kind"] == "quota"
