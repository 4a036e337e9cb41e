"""Task tables whatever their columns are called: the same tasks from a workbook, a page, a Word file, a csv file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from luoshi.reading import Reading, read
from luoshi.reading.tests.shown import duties, measures, sentences
from luoshi.reading.tests.test_pages import page
from luoshi.reading.tests.test_sheets import xlsx
from luoshi.reading.tests.word import Word

Rows = Sequence[tuple[str, ...]]


def word_table(rows: Rows) -> bytes:
    word = Word()
    made = word.document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return word.bytes


def web_table(rows: Rows) -> bytes:
    return page("<table>" + "".join("<tr><td>" + "<td>".join(row) for row in rows) + "</table>")


def csv(rows: Rows) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


FORMATS: list[Callable[[Rows], bytes]] = [word_table, web_table, csv, lambda rows: xlsx(*rows)]


def told(reading: Reading) -> tuple[list[str], list[str], list[tuple[list[str], list[str], str | None]]]:
    """Titles of measures, sentences, and each duty's units and date."""
    return (
        [title for _, title, _ in measures(reading)],
        [words for _, words in sentences(reading)],
        [(lead, support, due) for _, _, lead, support, due in duties(reading)],
    )


@pytest.mark.parametrize("made", FORMATS)
def test_two_rows_of_headings(made: Callable[[Rows], bytes]):
    rows = [
        ("序号", "工作任务", "具体要求", "责任分工", "", "", "完成时限"),
        ("", "", "", "牵头领导", "责任单位", "配合单位", ""),
        ("1", "整修码头", "更换3座码头的栏杆。", "王志远", "工程科", "财务科、港务科", "6月底前"),
        ("2", "疏浚航道", "每季度测深1次。", "李明", "航道科", "测量队", "12月底前"),
    ]
    assert told(read(made(rows))) == (
        ["整修码头", "疏浚航道"],
        ["更换3座码头的栏杆。", "每季度测深1次。"],
        [(["工程科"], ["财务科", "港务科"], "6月底前"), (["航道科"], ["测量队"], "12月底前")],
    )


@pytest.mark.parametrize(
    ("task", "prose", "lead", "support", "due"),
    [
        ("工作任务", "具体要求", "责任科室", "配合单位", "时限要求"),
        ("重点工作", "工作举措", "牵头部门", "协同部门", "完成时间"),
        ("任务内容", "工作标准", "主责单位", "协办单位", "时间节点"),
        ("主要任务", "推进措施", "责任部门", "参与单位", "办结时限"),
        ("项目名称", "年度目标", "承办单位", "协助单位", "完成期限"),
        ("工作事项", "目标要求", "责任主体", "参加单位", "进度安排时限"),
    ],
)
def test_names_of_columns(task: str, prose: str, lead: str, support: str, due: str):
    rows = [
        ("编号", task, prose, lead, support, due),
        ("1", "修缮水渠", "全年修缮3公里。", "水利科", "生产科", "10月底前"),
    ]
    assert told(read(csv(rows))) == (
        ["修缮水渠"], ["全年修缮3公里。"], [(["水利科"], ["生产科"], "10月底前")],
    )  # fmt: skip


def test_a_person_above_the_unit_is_not_the_one_that_does_the_work():
    head, row = ("工作任务", "分管领导", "责任科室"), ("改造食堂2个", "李明", "后勤科")
    assert told(read(csv([head, row])))[2] == [(["后勤科"], [], None)]
    alone = read(csv([head[:2], row[:2]]))
    assert told(alone)[2] == [(["李明"], [], None)]


def test_remarks_and_kinds_of_tasks_are_sentences_only_where_they_are_written_as_such():
    rows = [
        ("类别", "工作任务", "责任科室", "备注"),
        ("教学", "新增选修课12门", "教务处", "分两期"),
        ("后勤", "改造食堂2个", "后勤处", "每月通报进度。"),
    ]
    assert told(read(csv(rows)))[1] == ["新增选修课12门", "改造食堂2个", "每月通报进度。"]


def test_headings_that_come_again_on_each_page_are_no_task():
    head, row = ("序号", "工作任务", "责任科室"), ("1", "新增选修课12门", "教务处")
    assert told(read(word_table([head, row, head, ("2", "改造食堂2个", "后勤处")])))[0] == [
        "新增选修课12门", "改造食堂2个",
    ]  # fmt: skip


def test_each_sheet_has_its_own_headings():
    first = [("序号", "任务内容", "责任处室"), (1, "更换水表3万只", "营业处")]
    second = [("责任处室", "任务内容", "时限"), ("供水处", "清洗水箱", "6月底前")]
    assert told(read(xlsx(*first, more=second))) == (
        ["更换水表3万只", "清洗水箱"],
        ["更换水表3万只", "清洗水箱"],
        [(["营业处"], [], None), (["供水处"], [], "6月底前")],
    )
