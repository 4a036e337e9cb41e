"""Two texts of a plan held against each other: what is paired, and which words are marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.plans.alignment import Stretch, changed_words, compare

READING = "每季度开展1次夜读活动"
ROOMS = "6月底前完成12个村级书屋的图书更新"
FIRE = "每月检查1次消防设施"


def plan(*placed: tuple[str, str]) -> list[Stretch]:
    return [Stretch(index, text, place) for index, (text, place) in enumerate(placed)]


def kinds(before: list[Stretch], after: list[Stretch]) -> list[tuple[str, str, str]]:
    """(kind, old words, new words) of every pair."""
    return [
        (pair.kind, pair.before.text if pair.before else "", pair.after.text if pair.after else "")
        for pair in compare(before, after)
    ]


def test_other_words_under_the_same_title_are_an_altered_promise():
    before, after = plan((READING, "夜间服务"), (FIRE, "安全")), plan(("每月开展2次夜读活动", "夜间服务"))
    assert kinds(before, after) == [("altered", READING, "每月开展2次夜读活动"), ("dropped", FIRE, "")]


def test_what_has_nothing_to_do_with_each_other_is_dropped_and_added():
    before, after = plan((FIRE, "安全")), plan(("每月组织1次朗读会", "安全"))
    assert kinds(before, after) == [("added", "", "每月组织1次朗读会"), ("dropped", FIRE, "")]


def test_the_same_words_under_another_title_are_moved():
    before, after = plan((FIRE, "安全管理")), plan((ROOMS, "村级书屋"), (FIRE, "读者服务"))
    assert kinds(before, after) == [("added", "", ROOMS), ("moved", FIRE, FIRE)]


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("办好服务", "管好内部", "管好内部"), "moved"),
        (("办好服务", "办好服务", "管好内部"), "same"),
        (("办好服务", "读者工作", "管好内部"), "same"),
    ],
    ids=["another section", "its own", "its own by a new name"],
)
def test_the_same_measure_in_another_section_is_moved_while_its_own_is_there(parts, kind):
    old, now, other = parts
    before = [
        Stretch(1, READING, "夜读", old),
        Stretch(2, ROOMS, "书屋", old),
        Stretch(3, FIRE, "安全", other),
    ]
    rest = old if now == other else now
    after = [
        Stretch(1, READING, "夜读", now),
        Stretch(2, ROOMS, "书屋", rest),
        Stretch(3, FIRE, "安全", other),
    ]
    assert [pair.kind for pair in compare(before, after)] == [kind, "same", "same"]


def test_a_title_in_other_words_is_the_same_place():
    before, after = plan((FIRE, "加强安全管理")), plan((FIRE, "进一步加强安全管理"))
    assert kinds(before, after) == [("same", FIRE, FIRE)]


def test_much_the_same_words_are_found_under_another_title():
    later = ROOMS.replace("12", "20")
    before, after = plan((ROOMS, "村级书屋")), plan((FIRE, "安全"), (later, "惠民实事"))
    (pair,) = (pair for pair in compare(before, after) if pair.kind == "altered")
    assert (pair.before.text, pair.after.text, pair.is_elsewhere) == (ROOMS, later, True)


def test_of_one_sentence_said_twice_the_one_that_stands_in_its_place_stays():
    before, after = plan((FIRE, "甲楼"), (FIRE, "乙楼")), plan((FIRE, "乙楼"))
    assert [(pair.kind, (pair.before or pair.after).place) for pair in compare(before, after)] == [
        ("same", "乙楼"),
        ("dropped", "甲楼"),
    ]


def test_the_most_alike_are_paired_whatever_their_order():
    before = plan((ROOMS, "书屋"), (ROOMS.replace("图书", "书架"), "书屋"))
    after = plan(
        (ROOMS.replace("12个", "15个").replace("图书", "书架"), "书屋"), (ROOMS.replace("6", "7"), "书屋")
    )
    assert {(pair.before.key, pair.after.key) for pair in compare(before, after)} == {(1, 0), (0, 1)}


def test_line_breaks_and_the_width_of_digits_are_no_change():
    assert kinds(plan((FIRE, "安全")), plan(("每月检查\n１次消防设施", "安 全")))[0][0] == "same"


@pytest.mark.parametrize(
    ("around", "meaning", "kind"),
    [
        ("9月底前，建成书屋3个。", "9月底前", "altered"),
        ("9月底前，建成书屋3个。", "6月底前", "same"),
        ("6月底前，建成书屋3个。", "another reader", "same"),
    ],
)
def test_words_that_stay_promise_something_else_where_the_sentence_gives_them_another_date(
    around, meaning, kind
):
    old = Stretch(1, "建成书屋3个", "书屋", "", "6月底前，建成书屋3个。", "6月底前")
    new = replace(old, around=around, meaning=meaning)
    assert compare([old], [new])[0].kind == kind


words = st.text(alphabet="每月季度检查组织开展书屋活动消防1203次个，", min_size=1, max_size=14)
plans = st.lists(st.tuples(words, st.sampled_from(["甲", "乙", "丙"])), max_size=8).map(
    lambda all: plan(*all)
)


@given(plans)
def test_a_plan_held_against_itself_has_no_change(text):
    assert {pair.kind for pair in compare(text, text)} <= {"same"}


@given(plans, plans)
def test_every_promise_of_both_sides_appears_once(before, after):
    pairs = compare(before, after)
    assert Counter(pair.before.key for pair in pairs if pair.before) == Counter(range(len(before)))
    assert [pair.after.key for pair in pairs if pair.after] == list(range(len(after)))


@given(plans.filter(bool), st.data())
def test_one_that_is_left_out_is_dropped_and_the_other_way_round_added(text, data):
    gone = data.draw(st.integers(0, len(text) - 1))
    rest = text[:gone] + text[gone + 1 :]
    for before, after, kind in ((text, rest, "dropped"), (rest, text, "added")):
        (change,) = (pair for pair in compare(before, after) if pair.kind != "same")
        lone = change.before or change.after
        assert (change.kind, lone.text, lone.place) == (kind, text[gone].text, text[gone].place)


def marked(before: str, after: str) -> tuple[str, ...]:
    """Both with what differs in brackets."""
    sides = changed_words(before, after)
    return tuple("".join(f"[{run.text}]" if run.is_changed else run.text for run in side) for side in sides)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("完成12个书屋", "完成15个书屋", ("完成[12]个书屋", "完成[15]个书屋")),
        (FIRE, "每季度检查1次消防设施", ("每[月]检查1次消防设施", "每[季度]检查1次消防设施")),
        (FIRE, FIRE + "并通报", (FIRE, f"{FIRE}[并通报]")),
        (FIRE, FIRE, (FIRE, FIRE)),
        ("", FIRE, ("", f"[{FIRE}]")),
    ],
)  # fmt: skip
def test_the_changed_words_are_marked_and_a_number_as_a_whole(before, after, shown):
    assert marked(before, after) == shown


def test_very_long_sentences_are_marked_whole_at_once():
    long = "检查" * 60_000
    start = process_time()
    assert marked(long, long[::-1]) == (f"[{long}]", f"[{long[::-1]}]")
    assert marked(long, long) == (long, long)
    assert process_time() - start < 1


@given(words, words)
def test_the_runs_of_each_side_are_its_sentence(before, after):
    sides = changed_words(before, after)
    assert tuple("".join(run.text for run in side) for side in sides) == (before, after)
