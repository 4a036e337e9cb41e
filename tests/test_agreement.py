"""The scorer itself: a score that cannot fall would let every later change of the reader pass."""

from __future__ import annotations

from typing import Any

from luoshi.reading.result import Duty, Every, Item, Measure, Plan, Sentence, Times

from .agreement import compare

MEETING = Item(
    "recurring", 1, 0, 10, "每月召开一次会议", Every(1, "month"), Times("=", 1, None, "次"), actor="办公室"
)
ANSWER = Item("threshold", 1, 12, 20, "5个工作日内答复", times=Times("<=", 5, None, "工作日"))
PLAN = Plan(
    title="",
    organisation=None,
    year=2026,
    complete=True,
    sections=(),
    measures=(Measure(1, "开好会", 1, 0, 0),),
    sentences=(Sentence(1, 0, 21, "action", ("speech",)),),
    items=(MEETING, ANSWER),
    duties=(Duty(1, 21, 30, ("办公室",), ("人事科",), "年底前"),),
)


def gold(**changes: Any) -> dict[str, Any]:
    """What `PLAN` says, as marked by hand, with one part changed."""
    month, once = {"n": 1, "unit": "month"}, {"op": "=", "value": 1, "max": None, "unit": "次"}
    within_five = {"op": "<=", "value": 5, "max": None, "unit": "工作日"}
    meeting = mark("recurring", 0, 10, every=month, times=once, actor="办公室") | changes.get("meeting", {})
    answer = mark("threshold", 12, 20, times=within_five) | changes.get("answer", {})
    sentence = {"start": 0, "end": 21, "label": "action", "flags": ["speech"], "quote": ""}
    return {
        "measures": [{"number": 1, "title": "开好会", "section": 1} | changes.get("measure", {})],
        "sentences": [sentence | changes.get("sentence", {})],
        "items": [meeting, answer],
        "duties": [
            {"start": 21, "end": 30, "lead": ["办公室"], "support": ["人事科"], "due": "年底前", "quote": ""}
            | changes.get("duty", {})
        ],
    }


def mark(kind: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("every", "times", "due", "actor", "title"))
    return {"kind": kind, "start": start, "end": end, "quote": "", **blank, **fields}


def test_the_same_is_full_agreement() -> None:
    agreement = compare(gold(), PLAN)
    shares = (
        agreement.measures,
        agreement.items,
        agreement.actors,
        agreement.labels,
        agreement.flags,
        agreement.duties,
    )
    assert shares == (1, 1, 1, 1, 1, 1)
    assert agreement.differences == ()


def test_a_wrong_number_is_found_in_its_place_but_not_exact() -> None:
    agreement = compare(gold(meeting={"times": None}), PLAN)
    assert agreement.items == 0.5
    assert [difference.split()[0] for difference in agreement.differences] == ["wrong"]


def test_another_place_is_one_missed_and_one_invented() -> None:
    agreement = compare(gold(meeting={"start": 8, "end": 40}), PLAN)
    assert agreement.items == 0.5
    assert [difference.split()[0] for difference in agreement.differences] == ["missed", "invented"]


def test_either_of_two_right_kinds_is_right() -> None:
    due = {"kind": "deadline", "times": None, "due": "5个工作日内"}
    assert compare(gold(answer=due), PLAN).items == 0.5
    within_five = {"kind": "threshold", "times": {"op": "<=", "value": 5, "max": None, "unit": "工作日"}}
    assert compare(gold(answer=due | {"or": [within_five]}), PLAN).items == 1.0


def test_actors_are_told_apart_from_items() -> None:
    agreement = compare(gold(meeting={"actor": "人事科"}), PLAN)
    assert (agreement.items, agreement.actors) == (1.0, 0.0)


def test_sentences_must_be_parted_alike() -> None:
    assert compare(gold(sentence={"end": 20}), PLAN).labels == 0.0
    assert compare(gold(sentence={"label": "framing"}), PLAN).labels == 0.0


def test_a_flag_too_many_and_one_too_few_both_count() -> None:
    assert compare(gold(sentence={"flags": ["speech", "person"]}), PLAN).flags == 2 / 3
    assert compare(gold(sentence={"flags": []}), PLAN).flags == 0.0


def test_measures_and_duties_must_match_whole() -> None:
    assert compare(gold(measure={"section": 2}), PLAN).measures == 0.0
    assert compare(gold(duty={"due": None}), PLAN).duties == 0.0
    assert compare(gold(duty={"support": []}), PLAN).duties == 0.0
    assert compare(gold(duty={"start": 40, "end": 50}), PLAN).duties == 0.0
