"""The scorer itself: a score that cannot fall would let every later change of the reader pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from luoshi.reading.result import Duty, Every, Item, Measure, Plan, Sentence, Times

from .agreement import Count, compare

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
        agreement.measures.f1,
        agreement.items.f1,
        agreement.actors.f1,
        agreement.labels.f1,
        agreement.flags.f1,
        agreement.duties.f1,
    )
    assert shares == (1, 1, 1, 1, 1, 1)
    assert agreement.differences == ()


def test_a_wrong_number_is_found_in_its_place_but_not_exact() -> None:
    agreement = compare(gold(meeting={"times": None}), PLAN)
    assert agreement.items.f1 == 0.5
    assert [difference.split()[0] for difference in agreement.differences] == ["wrong"]


def test_another_place_is_one_missed_and_one_invented() -> None:
    agreement = compare(gold(meeting={"start": 8, "end": 40}), PLAN)
    assert agreement.items.f1 == 0.5
    assert [difference.split()[0] for difference in agreement.differences] == ["missed", "invented"]


def test_an_item_is_counted_for_one_mark_only() -> None:
    twice = gold()
    twice["items"].append(dict(twice["items"][0]))
    agreement = compare(twice, PLAN)
    assert agreement.items.f1 == 4 / 5
    assert [difference.split()[0] for difference in agreement.differences] == ["missed"]


def test_a_mark_is_found_once_only() -> None:
    agreement = compare(gold(), replace(PLAN, items=(MEETING, ANSWER, ANSWER)))
    assert agreement.items.f1 == 4 / 5
    assert [difference.split()[0] for difference in agreement.differences] == ["invented"]


@pytest.mark.parametrize(
    ("kind", "said", "read"),
    [
        ("recurring", {"every": {"n": 2, "unit": "month"}}, {"every": Every(1, "month")}),
        ("recurring", {"every": {"n": 1, "unit": "week"}}, {"every": Every(1, "month")}),
        ("recurring", {"due": "周五"}, {"due": "周六"}),
        ("deadline", {"due": "年底前"}, {"due": "年底"}),
        ("deliverable", {"title": "管理办法"}, {"title": "实施细则"}),
        (
            "quota",
            {"times": {"op": "range", "value": 3, "max": 5, "unit": "场"}},
            {"times": Times("range", 3, 4, "场")},
        ),
        (
            "quota",
            {"times": {"op": ">=", "value": 3, "max": None, "unit": "场"}},
            {"times": Times("=", 3, None, "场")},
        ),
    ],
)
def test_what_an_item_says_must_match_whole(kind: Any, said: dict[str, Any], read: dict[str, Any]) -> None:
    marks = gold() | {"items": [mark(kind, 0, 10, **said)]}
    assert compare(marks, replace(PLAN, items=(Item(kind, 1, 0, 10, "", **read),))).items.f1 == 0.0


def test_a_field_of_another_kind_does_not_matter() -> None:
    marks = gold() | {"items": [mark("vague", 0, 10)]}
    assert (
        compare(marks, replace(PLAN, items=(Item("vague", 1, 0, 10, "", due="年底", title="办法"),))).items.f1
        == 1.0
    )


def test_nothing_to_find_and_nothing_found_is_agreement() -> None:
    assert compare(gold() | {"items": []}, replace(PLAN, items=())).items.f1 == 1.0


def test_of_two_in_one_place_each_goes_to_the_one_that_says_the_same() -> None:
    """6月底前完成12个，年底前再完成8个: quotas side by side must not be taken crosswise."""
    twelve, eight = (Item("quota", 1, 0, 10, "", times=Times("=", n, None, "个")) for n in (12, 8))
    marks = [mark("quota", 0, 10, times={"op": "=", "value": n, "max": None, "unit": "个"}) for n in (8, 12)]
    assert compare(gold() | {"items": marks}, replace(PLAN, items=(twelve, eight))).items.f1 == 1.0


def test_half_of_the_place_is_enough_and_less_is_not() -> None:
    assert compare(gold(meeting={"start": 5, "end": 15}), PLAN).items.f1 == 1.0
    assert compare(gold(meeting={"start": 6, "end": 16}), PLAN).items.f1 == 0.5


def test_a_threshold_binds_an_act_and_names_no_doer() -> None:
    assert compare(gold(answer={"actor": "办公室"}), PLAN).actors.f1 == 1.0
    assert compare(gold(), replace(PLAN, items=(MEETING, replace(ANSWER, actor="办公室")))).actors.f1 == 1.0


def test_either_of_two_right_kinds_is_right() -> None:
    due = {"kind": "deadline", "times": None, "due": "5个工作日内"}
    assert compare(gold(answer=due), PLAN).items.f1 == 0.5
    within_five = {"kind": "threshold", "times": {"op": "<=", "value": 5, "max": None, "unit": "工作日"}}
    assert compare(gold(answer=due | {"or": [within_five]}), PLAN).items.f1 == 1.0


def test_actors_are_told_apart_from_items() -> None:
    agreement = compare(gold(meeting={"actor": "人事科"}), PLAN)
    assert (agreement.items.f1, agreement.actors.f1) == (1.0, 0.0)


def test_sentences_must_be_parted_alike() -> None:
    assert compare(gold(sentence={"end": 20}), PLAN).labels.f1 == 0.0
    assert compare(gold(sentence={"label": "framing"}), PLAN).labels.f1 == 0.0


def test_a_flag_too_many_and_one_too_few_both_count() -> None:
    assert compare(gold(sentence={"flags": ["speech", "person"]}), PLAN).flags.f1 == 2 / 3
    assert compare(gold(sentence={"flags": []}), PLAN).flags.f1 == 0.0


def test_measures_and_duties_must_match_whole() -> None:
    assert compare(gold(measure={"section": 2}), PLAN).measures.f1 == 0.0
    assert compare(gold(duty={"due": None}), PLAN).duties.f1 == 0.0
    assert compare(gold(duty={"support": []}), PLAN).duties.f1 == 0.0
    assert compare(gold(duty={"start": 40, "end": 50}), PLAN).duties.f1 == 0.0


def test_counts_of_plans_add_up_to_one_precision_and_one_recall() -> None:
    both = Count(3, 4, 3).plus(Count(1, 4, 7))
    assert (both.precision, both.recall, both.f1) == (0.4, 0.5, 4 / 9)
    assert (Count().precision, Count().recall, Count().f1) == (1, 1, 1)


@pytest.mark.parametrize(("said", "actors"), [("办公室", 1.0), (None, 1.0), ("人事科", 0.0)])
def test_a_doer_that_may_be_left_unnamed_counts_as_it_was_read(said: str | None, actors: float) -> None:
    marks = gold(meeting={"actor": None, "or": [{"actor": "办公室"}]})
    plan = replace(PLAN, items=(replace(MEETING, actor=said), ANSWER))
    assert compare(marks, plan).actors.f1 == actors
