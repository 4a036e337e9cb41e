from __future__ import annotations

import pytest

from luoshi.reading import read
from luoshi.reading.sources import document_of
from luoshi.reading.sources.headings import chinese
from luoshi.reading.tests.shown import duties, measures, sections, sentences


def lines(*text: str) -> list[str]:
    return document_of("\n".join(("# 题", *text)).encode(), "a.md").text.splitlines()[1:]


def test_headings_become_the_outline():
    reading = read(
        "# 市水务局2026年工作要点\n\n总述。\n\n## 供水\n### 清洗水箱\n每季度清洗。\n### 更换水表 ###\n"
        "逐户更换。\n## 用水\n### 巡查管网\n每月巡查。\n".encode(),
        "a.md",
    )
    assert reading.plans[0].title == "市水务局2026年工作要点"
    assert sections(reading) == [(1, "供水"), (2, "用水")]
    assert [title for _, title, _ in measures(reading)] == ["清洗水箱", "更换水表", "巡查管网"]
    assert sentences(reading)[1] == (1, "每季度清洗。")


def test_headings_with_numbers_keep_them():
    assert lines("## 一、供水", "### 1. 清洗水箱", "### 2. 更换水表") == [
        "一、供水",
        "1. 清洗水箱",
        "2. 更换水表",
    ]


def test_numbers_start_anew_below_each_heading_and_stop_at_the_third_level():
    assert lines("## 甲", "### 乙", "#### 丙", "##### 丁", "### 戊", "## 己", "### 庚") == [
        "一、甲", "（一）乙", "1.丙", "丁", "（二）戊", "二、己", "（一）庚",
    ]  # fmt: skip


def test_several_headings_of_the_highest_rank_are_sections():
    assert document_of("# 供水\n检查。\n# 用水\n".encode(), "").text == "一、供水\n检查。\n二、用水\n"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("- 每月**检查**。", "每月检查。"),
        ("  * 每月检查。", "每月检查。"),
        ("> 每月检查。", "每月检查。"),
        ("> - [ ] 每月检查。", "每月检查。"),
        ("- [x] 每月检查。", "每月检查。"),
        ("按[办法](http://a.cn/b)`执行`。", "按办法执行。"),
        ("![图](a.png)每月*检查*。", "每月检查。"),
        ("3\\*4，~~删~~", "3*4，删"),
        ("2 * 3，[附件]", "2 * 3，[附件]"),
        ("1. 每月检查。", "1. 每月检查。"),
    ],
)
def test_marks_are_left_out(marked: str, plain: str):
    assert lines(marked) == [plain]


def test_rules_and_fences_are_no_lines():
    assert lines("---", "* * *", "```text", "每月检查。", "```", "===") == ["每月检查。"]


def test_a_task_table():
    reading = read(
        "任务如下。\n\n| 工作任务 | 责任科室 | 时限要求 |\n|:---|:-:|---|\n"
        "| 更换水表 | 营业科<br>财务科 | 6月底前 |\n"
        "| a\\|b | 办公室 | |\n\n其后。\n".encode()
    )
    assert [title for _, title, _ in measures(reading)] == ["更换水表", "a|b"]
    assert [found[2:] for found in duties(reading)] == [
        (["营业科", "财务科"], [], "6月底前"),
        (["办公室"], [], None),
    ]
    assert reading.text.endswith("其后。\n")


def test_a_text_with_a_hash_inside_is_left_as_it_is():
    assert document_of("1#楼每月检查。\n#话题#\n".encode(), "").text == "1#楼每月检查。\n#话题#\n"


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_chinese_numbers(number: int, written: str):
    assert chinese(number) == written
