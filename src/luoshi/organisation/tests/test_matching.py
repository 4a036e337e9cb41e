"""A doer in a plan finds its unit by rules about names, and never a wrong one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.organisation.matching import match, match_all, plain

LIBRARY = "青山市图书馆"


@dataclass(frozen=True)
class Unit:
    name: str
    other_names: tuple[str, ...] = ()


UNITS = (
    Unit("办公室", ("行政办", "馆长办公室")),
    Unit("读者服务部", ("流通部",)),
    Unit("采编部"),
    Unit("组织和人事部"),
    Unit("城东分馆"),
    Unit("城西分馆"),
)


def found(name: str) -> str | None:
    unit = match(name, UNITS, LIBRARY)
    return unit.name if unit else None


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("采编部", "采编部"),
        (" 采 编 部 ", "采编部"),
        ("流通部", "读者服务部"),
        ("馆办公室", "办公室"),
        ("部办公室", "办公室"),
        ("本馆办公室", "办公室"),
        ("馆长办公室", "办公室"),
        ("市图书馆采编部", "采编部"),
        ("青山市图书馆采编部", "采编部"),
        ("馆流通部", "读者服务部"),
        ("采编部(牵头)", "采编部"),
        ("采编部（牵头）", "采编部"),
        ("牵头单位：采编部", "采编部"),
        ("由采编部", "采编部"),
        ("组织和人事部", "组织和人事部"),
    ],
)
def test_a_unit_is_found_by_what_plans_call_it(written, unit):
    assert found(written) == unit


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "市财政局办公室",  # another body's office
        "组织部办公室",
        "临江市图书馆采编部",
        "采编",
        "编部",
        "技术部",
        "志愿者",
        "馆",
    ],
)
def test_a_name_that_no_rule_places_finds_nothing(written):
    assert found(written) is None


def test_a_name_that_two_units_go_by_finds_neither():
    assert match("服务科", [Unit("一科", ("服务科",)), Unit("二科", ("服务科",))]) is None


def test_the_name_itself_comes_before_another_units_alias():
    units = [Unit("一科", ("二科",)), Unit("二科")]
    assert match("二科", units) == units[1]


def test_the_longer_name_wins_behind_a_prefix():
    units = [Unit("办公室"), Unit("党委办公室")]
    assert match("局党委办公室", units) == units[1]


@pytest.mark.parametrize(
    ("text", "units", "each", "unmatched"),
    [
        ("办公室、采编部和流通部", ["办公室", "采编部", "读者服务部"], False, []),
        ("办公室，采编部；城东分馆", ["办公室", "采编部", "城东分馆"], False, []),
        ("组织和人事部", ["组织和人事部"], False, []),
        ("组织和人事部与办公室", ["组织和人事部", "办公室"], False, []),
        ("办公室和组织和人事部", ["办公室", "组织和人事部"], False, []),
        ("技术部和安保科", [], False, ["技术部", "安保科"]),
        ("采编部会同技术部", ["采编部"], False, ["技术部"]),
        ("采编部、采编部", ["采编部"], False, []),
        ("办公室（行政办、文秘组）、采编部", ["办公室", "采编部"], False, []),
        ("党建和人事科", [], False, ["党建和人事科"]),
        ("各分馆", ["城东分馆", "城西分馆"], True, []),
        ("办公室、各分馆", ["办公室", "城东分馆", "城西分馆"], True, []),
        ("市公安局、市公安局", [], False, ["市公安局"]),
        ("", [], False, []),
    ],
)
def test_a_text_is_taken_apart_into_its_doers(text, units, each, unmatched):
    doers = match_all(text, UNITS, LIBRARY)
    assert [unit.name for unit in doers.units] == units
    assert (doers.each, list(doers.unmatched)) == (each, unmatched)


@pytest.mark.parametrize(
    "text",
    [
        "各科室",
        "各部门",
        "各单位",
        "各有关单位",
        "各相关科室",
        "全体部门",
        "所有部门",
        "全馆各部门",
        "各责任单位",
        "各支行",
    ],
)
def test_a_word_for_all_is_every_unit(text):
    doers = match_all(text, UNITS, LIBRARY)
    assert doers.each
    assert len(doers.units) == len(UNITS)


@pytest.mark.parametrize("text", ["各项工作", "各类读者", "部门", "全市", "单位负责人"])
def test_other_words_with_each_are_not(text):
    assert not match_all(text, UNITS, LIBRARY).each


names = st.text("市局馆办公室采编部和与、（）科技 ", max_size=12)


@given(names)
def test_nothing_is_lost_or_invented(text):
    doers = match_all(text, UNITS, LIBRARY)
    assert set(doers.units) <= set(UNITS)
    assert all(match(name, UNITS, LIBRARY) is None for name in doers.unmatched)
    assert bool(doers.units or doers.unmatched) == bool(text.strip("、 "))


@given(st.permutations(UNITS), st.sampled_from(UNITS), st.sampled_from(["", "馆", "本馆", "市图书馆"]))
def test_the_order_of_the_units_does_not_matter(units, unit, prefix):
    assert match(prefix + unit.name, units, LIBRARY) == unit


@given(st.text(max_size=20))
def test_a_name_is_compared_the_same_twice(text):
    assert plain(plain(text)) == plain(plain(plain(text)))
