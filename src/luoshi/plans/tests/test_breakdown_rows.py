"""A reading as rows of the breakdown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from luoshi.plans.breakdown import Frequency
from luoshi.plans.breakdown.rows import frequency_of, notes, read_rows
from luoshi.plans.promises import Read
from luoshi.reading.result import Duty, Every, Item, Measure, Plan, Section, Sentence, Times

TEXT = (
    "一、阅读服务\n各科室每半年报送一次总结。\n1.社区书屋\n"
    "采编部每月开展1次巡查。年底前修订《借阅办法》。维护设备。\n（读者服务部牵头，办公室、技术部配合）"
)


def spot(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def sentence(measure: int, words: str, **more: object) -> Sentence:
    return Sentence(measure, **spot(words), label="action", **more)  # type: ignore[arg-type]


def item(kind: str, measure: int, words: str, **more: object) -> Item:
    return Item(kind, measure, **spot(words), quote=words, **more)  # type: ignore[arg-type]


PLAN = Plan(
    title="市图书馆2026年工作要点",
    organisation="市图书馆",
    year=2026,
    complete=True,
    sections=(Section(1, "阅读服务", 0, len(TEXT)),),
    measures=(Measure(1, "社区书屋", 1, TEXT.index("1."), len(TEXT)),),
    sentences=(
        sentence(0, "各科室每半年报送一次总结。", flags=("sanction",)),
        sentence(1, "采编部每月开展1次巡查。"),
        sentence(1, "年底前修订《借阅办法》。"),
        sentence(1, "维护设备。"),
    ),
    items=(
        item(
            *("recurring", 0, "各科室每半年报送一次总结"),
            every=Every(1, "half-year"),
            times=Times("=", 1, None, "次"),
            actor="各科室",
        ),
        item(
            *("recurring", 1, "采编部每月开展1次巡查"),
            every=Every(1, "month"),
            times=Times("=", 1, None, "次"),
            actor="采编部",
        ),
        item("deadline", 1, "年底前修订《借阅办法》", due="年底前"),
        item("deliverable", 1, "修订《借阅办法》", title="借阅办法"),
    ),
    duties=(
        Duty(
            1,
            **spot("（读者服务部牵头，办公室、技术部配合）"),
            lead=("读者服务部",),
            support=("办公室", "技术部"),
        ),
    ),
)


def test_each_commitment_is_a_row_with_its_place_words_and_doers():
    first, second, third, fourth = read_rows(PLAN, TEXT)
    assert (first["section"], first["measure"]) == ("阅读服务", "")
    assert (first["frequency"], first["lead"]) == ("每半年 1 次", "各科室")
    assert first["note"] == "各单位分别落实；涉及惩戒，须先经法制审核"
    assert (second["measure"], second["frequency"]) == ("1. 社区书屋", "每月 1 次")
    assert (second["lead"], second["support"]) == ("采编部", "办公室、技术部")
    assert (third["due"], third["frequency"], third["note"]) == ("年底前", "成果《借阅办法》", "")
    assert (third["lead"], third["support"]) == ("读者服务部", "办公室、技术部")
    assert fourth["frequency"] == "常态"
    assert all(row["title"] and str(row["quote"]) in TEXT for row in (first, second, third, fourth))


def test_the_number_of_the_year_stands_beside_the_period():
    once, twelve = Times("=", 1, None, "次"), Times(">=", 12, None, "次")
    read = Read(1, 0, 0, 1, "巡", "巡查", kind="recurring", every=Every(1, "month"), times=once, total=twelve)
    assert frequency_of(read) == Frequency(Every(1, "month"), once, twelve)


def test_limit_and_document_stand_beside_the_number():
    read = Read(1, 0, 0, 9, "满意度达到95%", "满意度达到95%", kind="once", threshold="满意度达到95%")
    assert frequency_of(read) == Frequency(threshold="满意度达到95%")
    report = replace(read, kind="standing", product="调查报告", per_person=True)
    assert frequency_of(report) == Frequency(rhythm="standing", product="调查报告", threshold="满意度达到95%")
    assert [note.zh for note in notes(report)] == ["每人分别落实"]
    assert [note.en for note in notes(report)] == ["each person"]


def test_a_rhythm_stands_only_where_there_is_no_number():
    read = Read(1, 0, 0, 1, "维", "维护设备", kind="standing")
    assert frequency_of(read) == Frequency(rhythm="standing")
    counted = Read(1, 0, 0, 1, "维", "维护设备", kind="on_event", times=Times("=", 2, None, "次"))
    assert frequency_of(counted) == Frequency(times=Times("=", 2, None, "次"))
    assert frequency_of(Read(1, 0, 0, 1, "维", "修订", kind="once")) == Frequency()
