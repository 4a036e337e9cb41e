"""What the sheet says of period, number and date is what it is read back as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.papers.sheet import read, write
from luoshi.plans.breakdown import (
    BREAKDOWN,
    Frequency,
    NotAFrequency,
    breakdown_in,
    parse_due,
    parse_frequency,
    parse_start,
    word_due,
    word_frequency,
)
from luoshi.plans.breakdown.counters import COUNTERS
from luoshi.reading.result import Every, Times

MONTHLY = Every(1, "month")
QUARTERLY = Every(1, "quarter")

periods = st.builds(
    Every, st.integers(1, 60), st.sampled_from(("day", "week", "month", "quarter", "half-year", "year"))
)
numbers = st.integers(1, 10**9).map(float) | st.decimals("0.01", 100_000, places=2).map(float)
counters = st.sampled_from([*COUNTERS, "%", "万元", "㎡", ""]).filter(lambda unit: unit[:1] != "万")
single = st.builds(Times, st.sampled_from(("=", ">=", "<=")), numbers, st.none(), counters)
ranges = st.tuples(numbers, numbers, counters).map(lambda t: Times("range", min(t[:2]), max(t[:2]), t[2]))
amounts = single | ranges
quantities = (
    st.builds(Frequency, every=periods, times=st.none() | amounts, total=st.none() | amounts)
    | st.builds(Frequency, times=amounts)
    | st.builds(Frequency, rhythm=st.sampled_from((None, "standing", "on_event")))
)
words = st.text("满意度达到95％%《》、，,：: 办法Limit", max_size=12).map(str.strip)
frequencies = st.builds(
    lambda quantity, product, threshold: replace(quantity, product=product, threshold=threshold),
    *(quantities, words, words),
)


@given(frequencies, st.sampled_from(("zh", "en")))
def test_what_is_worded_is_parsed_back(frequency, language):
    assert parse_frequency(word_frequency(frequency, language)) == frequency


@pytest.mark.parametrize(
    ("frequency", "chinese", "english"),
    [
        (Frequency(QUARTERLY, Times("=", 1, None, "次")), "每季度 1 次", "every quarter, 1 time"),
        (Frequency(times=Times(">=", 20, None, "篇")), "≥ 20 篇", "≥ 20 articles"),
        (Frequency(times=Times("range", 3, 5, "场")), "3–5 场", "3–5 events"),
        (Frequency(times=Times("<=", 3.5, None, "小时")), "≤ 3.5 小时", "≤ 3.5 hours"),
        (Frequency(times=Times("=", 1_500_000, None, "册")), "1500000 册", "1500000 volumes"),
        (Frequency(Every(2, "month")), "每 2 个月", "every 2 months"),
        (Frequency(Every(10, "day")), "每 10 天", "every 10 days"),
        (Frequency(Every(1, "day")), "每日", "every day"),
        (
            Frequency(MONTHLY, Times("=", 1, None, "次"), Times(">=", 12, None, "次")),
            "每月 1 次；全年 ≥ 12 次",
            "every month, 1 time; in the year ≥ 12 times",
        ),
        (Frequency(rhythm="standing"), "常态", "ongoing"),
        (Frequency(rhythm="on_event"), "随时", "as needed"),
        (
            Frequency(MONTHLY, product="工作简报", threshold="满意度达到95%"),
            "每月；成果《工作简报》；指标：满意度达到95%",
            "every month; document 《工作简报》; limit: 满意度达到95%",
        ),
        (
            Frequency(rhythm="standing", threshold="会前30分钟"),
            "常态；指标：会前30分钟",
            "ongoing; limit: 会前30分钟",
        ),
        (Frequency(product="借阅办法"), "成果《借阅办法》", "document 《借阅办法》"),
        (Frequency(), "", ""),
    ],
)
def test_words_are_those_of_an_office(frequency, chinese, english):
    assert word_frequency(frequency) == chinese
    assert word_frequency(frequency, "en") == english


@pytest.mark.parametrize(
    ("typed", "every", "times"),
    [
        ("每两月1次", Every(2, "month"), Times("=", 1, None, "次")),
        ("每2个月一次", Every(2, "month"), Times("=", 1, None, "次")),
        ("两个月一次", Every(2, "month"), Times("=", 1, None, "次")),
        ("双月1次", Every(2, "month"), Times("=", 1, None, "次")),
        ("半年一次", Every(1, "half-year"), Times("=", 1, None, "次")),
        ("每季至少１次", QUARTERLY, Times(">=", 1, None, "次")),
        ("每季度，1次", QUARTERLY, Times("=", 1, None, "次")),
        ("1次/季度", QUARTERLY, Times("=", 1, None, "次")),
        ("2次每月", MONTHLY, Times("=", 2, None, "次")),
        ("每旬", Every(10, "day"), None),
        ("每半个月", Every(2, "week"), None),
        ("每个月", MONTHLY, None),
        ("按月", MONTHLY, None),
        ("季度", QUARTERLY, None),
        ("每周一次", Every(1, "week"), Times("=", 1, None, "次")),
        ("每月 5 日", MONTHLY, Times("=", 5, None, "日")),
        ("年度1次", Every(1, "year"), Times("=", 1, None, "次")),
        ("每学期不超过3场", Every(1, "half-year"), Times("<=", 3, None, "场")),
        ("Every Month, at least 2 Times", MONTHLY, Times(">=", 2, None, "次")),
        ("20篇以上", None, Times(">=", 20, None, "篇")),
        ("20余篇", None, Times(">=", 20, None, "篇")),
        ("三至五场", None, Times("range", 3, 5, "场")),
        ("3—5万册", None, Times("range", 30_000, 50_000, "册")),
        ("1,200 册", None, Times("=", 1200, None, "册")),
        ("1.5万册", None, Times("=", 15_000, None, "册")),
        ("全年不少于12次", None, Times(">=", 12, None, "次")),
        ("≥95％", None, Times(">=", 95, None, "%")),
        ("10天", None, Times("=", 10, None, "天")),
        ("5个左右", None, Times("=", 5, None, "个")),
        ("  ", None, None),
    ],
)
def test_what_people_type_is_understood(typed, every, times):
    assert parse_frequency(typed) == Frequency(every, times)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("指标：满意度≥95％；成果：《简报》", Frequency(product="简报", threshold="满意度≥95％")),
        ("每季度; Limit: 3天内；遇节假日顺延", Frequency(QUARTERLY, threshold="3天内；遇节假日顺延")),
        ("成果《甲；乙办法》", Frequency(product="甲；乙办法")),
        ("成果《关于〈办法〉的说明》", Frequency(product="关于〈办法〉的说明")),
    ],
)
def test_documents_and_limits_are_understood_in_any_order(typed, found):
    assert parse_frequency(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "成果《甲》；成果《乙》",
        "成果：简报",
        "指标：",
        "尽快",
        "每周五",
        "每月5日",
        "每月每季度",
        "每月 1 次 2 次",
        "每0.5年",
        "每400天",
        "5–3场",
        "≥3–5场",
        "每",
        "全年 1 次；全年 2 次",
        "常态；1次",
    ],
)
def test_what_is_not_understood_is_refused_with_examples(typed):
    with pytest.raises(NotAFrequency) as refusal:
        parse_frequency(typed)
    assert typed in refusal.value.message.zh
    assert "每季度 1 次" in refusal.value.message.zh
    assert "every quarter, 1 time" in refusal.value.message.en
    assert str(refusal.value) == refusal.value.message.en


def test_a_long_cell_is_not_repeated_whole():
    with pytest.raises(NotAFrequency) as refusal:
        parse_frequency("尽快" * 40)
    assert refusal.value.message.zh.startswith(f"“{'尽快' * 20}”")


def test_the_examples_of_the_refusal_are_understood():
    for words in (NotAFrequency("x").message.zh, NotAFrequency("x").message.en):
        examples = words.rstrip("。.").partition("写成：")[2] or words.rstrip(".").partition("write: ")[2]
        assert all(parse_frequency(part) != Frequency() for part in examples.replace("; ", "、").split("、"))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(("zh", "en")))
def test_a_day_is_worded_and_read_back(day, language):
    assert parse_due(word_due(day, language)) == day


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.none() | st.sampled_from(("每月15日前", "6月底前")) | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(("zh", "en")),
)
def test_a_beginning_is_worded_before_the_date_and_read_back(start, due, language):
    day, rest = parse_start(word_due(due, language, start))
    assert (day, parse_due(rest)) == (start, due)


def test_a_beginning_reads_as_people_write_it():
    april = date(2026, 4, 1)
    assert word_due("每月15日前", "zh", april) == "自2026年4月1日起，每月15日前"
    assert word_due(None, "en", april) == "from 1 April 2026"
    assert parse_start("2026-04-01起；月底前") == (april, "月底前")
    assert parse_start("从4月起") == (None, "从4月起")


@pytest.mark.parametrize("words", ["6月底前", "6月30日", "周五", "31 February 2026"])
def test_a_plan_s_own_words_stay_words(words):
    assert word_due(words, "en") == words
    assert parse_due(f" {words} ") == words


def test_a_day_reads_as_people_write_it():
    assert word_due(date(2026, 6, 3)) == "2026年6月3日"
    assert word_due(date(2026, 6, 3), "en") == "3 June 2026"
    assert parse_due("3 june 2026") == parse_due("2026/6/3") == date(2026, 6, 3)
    assert parse_due(" ") is None
    assert word_due(None) == ""


def test_the_sheet_has_the_columns_that_offices_know():
    assert [column.heading for column in BREAKDOWN.printed] == [
        *("序号", "板块", "条目", "承诺事项", "原文", "频次/数量", "时限", "牵头单位", "配合单位", "备注")
    ]
    assert BREAKDOWN.in_order[-1].heading == "标识"


def test_no_heading_means_two_columns():
    names = [name for column in BREAKDOWN.columns for name in (column.heading, *column.names)]
    assert all(sum(column.is_called(name) for column in BREAKDOWN.columns) == 1 for name in names)


def test_a_row_without_a_commitment_is_a_fault():
    data = write(BREAKDOWN, [{"lead": "采编部"}])
    assert [(fault.column, fault.code) for fault in read(BREAKDOWN, data).faults] == [("title", "missing")]


def test_the_english_sheet_is_read_as_the_chinese_one():
    english = breakdown_in("en")
    assert [column.heading for column in english.columns][:4] == ["No.", "Section", "Measure", "Commitment"]
    assert all(heading.isascii() for heading in (column.heading for column in english.columns))
    (row,) = read(BREAKDOWN, write(english, [{"title": "举办讲座", "due": "年底前"}])).rows
    assert (row.cells["title"], row.cells["due"]) == ("举办讲座", "年底前")


def test_the_sheet_comes_back_as_it_went_out():
    row = {
        "section": "一、阅读服务",
        "measure": "1.社区书屋",
        "title": "更新社区书屋图书",
        "quote": "6月底前完成12个社区书屋的图书更新",
        "frequency": word_frequency(Frequency(times=Times("=", 12, None, "个"))),
        "due": word_due(date(2026, 6, 30)),
        "lead": "采编部",
        "support": "办公室、读者服务部",
        "note": "",
        "identifier": "0192f0c1-7a3e-7c3a-9c60-000000000001",
    }
    (back,) = read(BREAKDOWN, write(BREAKDOWN, [row], title="市图书馆2026年任务分解表")).rows
    assert dict(back.cells) == row
