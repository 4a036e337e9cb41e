"""Promises that begin during the year."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.plans.promises import promises_of, schedule_promise, starts_on
from luoshi.reading import read


def begun(sentence):
    """Kind, title, due and start of each promise of a plan with that sentence."""
    reading = read(f"临江港务公司2026年工作要点\n一、安全\n1.巡查。{sentence}\n".encode())
    found = promises_of(reading.plans[0], reading.text)
    return [(one.kind, one.title, one.due, starts_on(one, 2026)) for one in found]


APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        ("自4月1日起每月开展1次岸线巡查。", "开展岸线巡查", APRIL),
        ("4月起每周召开1次调度会。", "召开调度会", APRIL),
        ("从7月起，每季度组织1次泊位检查。", "组织泊位检查", JULY),
        ("调度室从七月开始，每周报送1次简报。", "报送简报", JULY),
        ("自下半年起每月开展2次培训。", "开展培训", JULY),
        ("二季度起，每两月开展一次演练。", "开展演练", APRIL),
        ("自2026年5月起，由调度室每月报送1次运行简报。", "报送运行简报", date(2026, 5, 1)),
        ("从明年3月起每月轮换1次标牌。", "轮换标牌", date(2027, 3, 1)),
    ],
)
def test_what_recurs_holds_from_the_day_that_the_plan_names(sentence, title, day):
    assert begun(sentence) == [("recurring", title, None, day)]


def test_what_is_counted_begins_too_and_is_due_by_the_years_end():
    assert begun("自3月起全年举办讲座12场。") == [("quota", "举办讲座", None, date(2026, 3, 1))]


@pytest.mark.parametrize(
    "sentence",
    [
        "每月开展1次巡查，新规定自1月1日起施行。",
        "自4月1日起施行新办法，每月开展1次巡查。",
        "自2024年起每年开展1次普查。",
        "自2025年9月起每月开展1次巡查。",
        "自1月起每月开展1次巡查。",
        "从基层做起，每月开展1次巡查。",
        "自印发之日起每月开展1次巡查。",
        "4月1日前每月开展1次巡查。",
    ],
)
def test_validity_the_past_and_the_whole_year_are_no_beginning(sentence):
    assert [start for _kind, _title, _due, start in begun(sentence)] == [None] * len(begun(sentence))


def test_a_beginning_holds_for_the_act_that_it_stands_at():
    first, second = begun("自4月起每月开展1次巡查，每季度组织1次泊位检查。")
    assert (first[3], second[3]) == (APRIL, None)


def test_what_is_done_once_from_a_day_keeps_the_words_of_the_plan():
    assert begun("自9月1日起开放夜间窗口。") == [("once", "开放夜间窗口", "9月1日起", None)]


def test_the_schedule_is_told_from_when_it_holds():
    reading = read("临江港务公司2026年工作要点\n一、安全\n1.巡查。自4月1日起每月开展1次巡查。\n".encode())
    (one,) = promises_of(reading.plans[0], reading.text)
    assert schedule_promise(one, 2026).starts_on == APRIL
    assert schedule_promise(one, 2027).starts_on == date(2027, 4, 1)
