"""From counts and marks to points: exact, bounded, and never a division by zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luoshi.assessment.arithmetic import Category, Line, Raw, Rule, by_category, marked, total_of, weighed
from luoshi.assessment.grading import Band, better, graded
from luoshi.assessment.kept import Sum, as_json, from_json

SHARE = Raw(Decimal(8), Decimal(10))
BANDS = [Band("合格", Decimal(60)), Band("优秀", Decimal(90), Decimal(30)), Band("良好", Decimal(80))]


@pytest.mark.parametrize(
    ("rule", "raw", "marks", "codes"),
    [
        (Rule(), SHARE, "80", ["share", "of-full"]),
        (Rule(full=Decimal(10)), SHARE, "8", ["share", "of-full"]),
        (Rule(goal=Decimal(90)), SHARE, "88.89", ["share", "goal", "of-full", "rounded"]),
        (Rule(goal=Decimal(50)), SHARE, "100", ["share", "goal", "of-full"]),
        (Rule(goal=Decimal(40)), Raw(Decimal(30)), "75", ["of-goal", "of-full"]),
        (Rule(goal=Decimal(40)), Raw(Decimal(90)), "100", ["of-goal", "of-full"]),
        (Rule(floor=Decimal(85)), SHARE, "85", ["share", "of-full", "floor"]),
        (Rule(ceiling=Decimal(75)), SHARE, "75", ["share", "of-full", "ceiling"]),
        (Rule(places=0), Raw(Decimal(1), Decimal(8)), "13", ["share", "of-full", "rounded"]),
        (Rule(), Raw(marks=(Decimal(70), Decimal(90))), "80", ["mean"]),
        (
            Rule(trimmed=True),
            Raw(marks=(Decimal(0), Decimal(80), Decimal(90), Decimal(100))),
            "85",
            ["trimmed-mean"],
        ),
        (Rule(trimmed=True), Raw(marks=(Decimal(60), Decimal(80))), "70", ["mean"]),
        (Rule(kind="bonus", per=Decimal("0.5"), cap=Decimal(2)), Raw(Decimal(3)), "1.5", ["pieces", "per"]),
        (Rule(kind="bonus", per=Decimal(1), cap=Decimal(2)), Raw(Decimal(3)), "2", ["pieces", "per", "cap"]),
        (Rule(kind="bonus", per=Decimal(1), cap=Decimal(9)), SHARE, "8", ["pieces", "per"]),
        (Rule(kind="deduction", per=Decimal(1), cap=Decimal(9)), SHARE, "2", ["missed", "per"]),
        (
            Rule(kind="deduction", per=Decimal(1), cap=Decimal(9)),
            Raw(Decimal(0), Decimal(0)),
            "0",
            ["missed", "per"],
        ),
        (Rule(kind="bonus", cap=Decimal(3)), Raw(marks=(Decimal(5),)), "3", ["mean", "cap"]),
    ],
)
def test_raw_figures_become_marks_step_by_step(rule, raw, marks, codes):
    found = marked(rule, raw)
    assert found.marks == Decimal(marks)
    assert [step.code for step in found.steps] == codes


@pytest.mark.parametrize("raw", [Raw(Decimal(0), Decimal(0)), Raw()])
def test_an_empty_set_gives_no_marks_and_no_division(raw):
    assert marked(Rule(floor=Decimal(60)), raw).marks is None


def line(key, category="a", weight="50", marks="80", kind="normal"):
    return Line(
        key, key, category, kind, Decimal(weight), Decimal(100), None if marks is None else Decimal(marks)
    )


TWO = [Category("a", "甲", Decimal(60)), Category("b", "乙", Decimal(40))]


def points(lines, categories=TWO, spread="category"):
    found = weighed(lines, categories, spread, 2)
    return {one.key: (str(one.worth.normalize()), str(one.points)) for one in found}


def test_points_are_weight_times_marks_and_bonuses_stand_beside():
    lines = [
        line("x"),
        line("y", weight="50", marks="100"),
        line("z", "b", "100", "50"),
        line("plus", "b", "0", "3", "bonus"),
        line("minus", "a", "0", "1.5", "deduction"),
    ]
    assert points(lines) == {
        "x": ("3E+1", "24.00"),
        "y": ("3E+1", "30.00"),
        "z": ("4E+1", "20.00"),
        "plus": ("0", "3.00"),
        "minus": ("0", "-1.50"),
    }
    found = weighed(lines, TWO, "category", 2)
    assert total_of(found, 1) == Decimal("75.5")
    assert by_category(found) == {"a": Decimal("52.50"), "b": Decimal("23.00")}


def test_the_weight_of_what_could_not_be_judged_stays_in_its_category():
    lines = [line("x", marks=None), line("y", weight="50"), line("z", "b", "100")]
    assert points(lines) == {"x": ("0", "0"), "y": ("6E+1", "48.00"), "z": ("4E+1", "32.00")}


def test_or_goes_to_all_as_the_scheme_says():
    lines = [line("x", marks=None), line("y", weight="50", marks="100"), line("z", "b", "100", "100")]
    found = points(lines, spread="all")
    assert found["y"] == ("42.8571", "42.86")
    assert found["z"] == ("57.1429", "57.14")


def test_a_category_without_anything_to_judge_goes_to_the_others():
    lines = [line("x", weight="100", marks=None), line("z", "b", "100", "90")]
    assert points(lines)["z"] == ("1E+2", "90.00")


def test_nothing_to_judge_at_all_is_no_total():
    lines = weighed([line("x", marks=None), line("plus", "b", "0", "3", "bonus")], TWO, "category", 2)
    assert total_of(lines, 2) is None


def test_a_total_is_not_below_nought():
    lines = weighed(
        [line("x", weight="100", marks="0"), line("m", "b", "0", "9", "deduction")], TWO, "all", 2
    )
    assert total_of(lines, 2) == 0


def totals_of(**totals):
    return {key: Decimal(total) for key, total in totals.items()}


def test_a_grade_has_its_quota_and_whoever_stands_beyond_it_has_the_next():
    totals = totals_of(a=99, b=95, c=91, d=80, e=60, f=59) | {"g": None}
    assert graded(totals, BANDS) == {
        **{"a": "优秀", "b": "良好", "c": "良好", "d": "良好"},
        **{"e": "合格", "f": "", "g": ""},
    }


def test_units_with_the_same_total_are_not_parted_by_a_quota():
    totals = totals_of(a=95, b=95, p=70, q=70, r=70, s=70)
    assert graded(totals, BANDS)["a"] == "良好"
    assert graded(totals | totals_of(c=99, x=70, y=70, z=70), BANDS)["a"] == "优秀"


def test_the_better_of_two_grades():
    assert better("优秀", "良好", BANDS) == better("良好", "优秀", BANDS) == "优秀"
    assert better("", "合格", BANDS) == "合格"


def test_what_is_kept_is_read_back_as_it_was():
    lines = weighed([line("x", marks="33.33"), line("y", marks=None)], TWO, "category", 2)
    kept = Sum(TWO, lines, "category", 2)
    assert from_json(as_json(kept)) == kept
    assert kept.line("x") == lines[0]
    assert kept.line("other") is None
