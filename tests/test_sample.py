"""The sample that a first start loads: what is made from its plain files says the same as they do."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from python_calamine import load_workbook

SAMPLE = Path(__file__).parents[1] / "src" / "luoshi" / "web" / "sample"
ROLES = {"administrator", "clerk", "head", "member", "leader", "legal", "auditor"}


def rows(file: str) -> list[dict[str, str]]:
    with (SAMPLE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("sheet", "file"), [("单位", "units.csv"), ("人员", "people.csv")])
def test_workbook_holds_the_plain_files(sheet: str, file: str) -> None:
    with (SAMPLE / file).open(encoding="utf-8", newline="") as lines:
        expected = list(csv.reader(lines))
    assert load_workbook(SAMPLE / "organisation.xlsx").get_sheet_by_name(sheet).to_python() == expected


def test_units_form_one_tree_and_no_name_means_two() -> None:
    units = rows("units.csv")
    names = [unit["单位名称"] for unit in units]
    aliases = [alias for unit in units for alias in unit["别名"].split("、")]
    assert [unit["单位名称"] for unit in units if not unit["上级单位"]] == ["馆领导"]
    assert {unit["上级单位"] for unit in units} - {""} <= set(names)
    assert max(Counter(names + aliases).values()) == 1


def test_thirty_people_fill_every_role_and_every_unit() -> None:
    people = rows("people.csv")
    assert len({person["登录名"] for person in people}) == len(people) == 30
    assert {person["角色"] for person in people} == ROLES
    assert {person["所在单位"] for person in people} == {unit["单位名称"] for unit in rows("units.csv")}


def test_each_working_unit_has_one_head() -> None:
    headed = Counter(person["所在单位"] for person in rows("people.csv") if person["角色"] == "head")
    assert headed == {unit["单位名称"]: 1 for unit in rows("units.csv") if unit["上级单位"]}


def test_word_plan_is_the_text_without_its_numbers() -> None:
    lines = (SAMPLE / "plan.txt").read_text(encoding="utf-8").splitlines()
    unnumbered = [re.sub(r"^(?:[一二三四五六]、|\d+\.)", "", line) for line in lines]
    assert [paragraph.text for paragraph in Document(str(SAMPLE / "plan.docx")).paragraphs] == unnumbered
