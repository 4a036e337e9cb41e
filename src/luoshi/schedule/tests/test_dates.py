from __future__ import annotations

from datetime import date

import pytest

from luoshi.schedule import DEFAULT_WORDS, Calendar, DateWord, DateWords, WordError, date_of
from luoshi.schedule.dates import dates_of
from luoshi.schedule.words import Context

CALENDAR = Calendar()
MAY = (date(2026, 5, 1), date(2026, 5, 31))


def dated(
    text: str | None,
    *,
    year: int = 2026,
    words: DateWords = DEFAULT_WORDS,
    issued_on: date | None = None,
    period: tuple[date, date] | None = None,
) -> date | None:
    return date_of(text, year, words, CALENDAR, issued_on=issued_on, period=period)


MEANT = {
    "02-14": "春节前",
    "02-28": "２月底前 3月份之前 二月下旬",
    "01-31": "二月前",
    "03-31": "年初 每年年初 一季度 第一季度 第二季度之前",
    "04-20": "3月1日至4月20日",
    "04-30": "五一前",
    "05-31": "6月前 6月上旬前 3月至5月 3-5月 汛期前",
    "06-05": "2026-06-05 2026.6.5前",
    "06-10": "6月上旬 6月初 6月中旬前",
    "06-15": "6月中 于6月15日前 6月15日 六月十五日之前 6月15号",
    "06-18": "端午节前",
    "06-20": "6月中旬",
    "06-30": "年中 上半年 2026年上半年 上半年结束前 第二季度内 三季度前 "
    "6月底前 六月底前 6月末 6月 6月内 七一前",
    "09-30": "四季度前 三季度末 第三季度 国庆节前 3月、9月 3、9月 每年3月和9月",
    "12-31": "年底 年末 年底前 今年底 年内 全年 本年度内 2026年 2026年底前 下半年 第4季度 "
    "四季度底 元旦前 十二月份 2026年12月31日前 二〇二六年十二月三十一日 力争年底前完成",
}
UNDATED = (
    "近期 开学前 尽快 适时 会后3日内 13月底 0月 6月31日前 1月前 一季度前 5季度 前 每年 6月和开学前 "
    "2026年3月起 2026-13-05 五、六 月底 季度末 15日前 周五 第一个周一 月初 印发之日起10个工作日内"
)


@pytest.mark.parametrize(("day", "text"), [(day, text) for day, row in MEANT.items() for text in row.split()])
def test_an_expression_is_a_day_of_the_year(day, text):
    assert dated(text) == date.fromisoformat(f"2026-{day}")


@pytest.mark.parametrize("text", [None, "", *UNDATED.split()])
def test_what_cannot_be_dated_stays_undated(text):
    assert dated(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("月底", date(2026, 5, 31)),
        ("月末前", date(2026, 5, 31)),
        ("月初", date(2026, 5, 10)),
        ("月中", date(2026, 5, 15)),
        ("季度末", date(2026, 6, 30)),
        ("15日前", date(2026, 5, 15)),
        ("每月15日前", date(2026, 5, 15)),
        ("周五", date(2026, 5, 29)),
        ("周日", date(2026, 5, 31)),
        ("星期天", date(2026, 5, 31)),
        ("最后一个周五", date(2026, 5, 29)),
        ("每月第一个周一", date(2026, 5, 4)),
        ("第5个周二", None),
        ("首个周六", date(2026, 5, 2)),
        ("40日前", None),
        ("0日前", None),
        ("半年末", date(2026, 6, 30)),
    ],
)
def test_a_period_dates_what_recurs(text, day):
    assert dated(text, period=MAY) == day


def test_a_day_that_the_month_lacks_is_its_last():
    assert dated("每月31日前", period=(date(2026, 4, 1), date(2026, 4, 30))) == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("自印发之日起10个工作日内", date(2026, 3, 24)),
        ("印发后三十日内", date(2026, 4, 9)),
        ("本方案印发之日起1个月内", date(2026, 4, 10)),
        ("印发之日起两周内", date(2026, 3, 24)),
        ("印发之日起0日内", None),
    ],
)
def test_the_day_of_issue_dates_what_follows_it(text, day):
    assert dated(text, issued_on=date(2026, 3, 10)) == day


def test_a_month_after_the_end_of_january_ends_with_february():
    assert dated("印发之日起1个月内", issued_on=date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027年6月底", date(2027, 6, 30)),
        ("明年初", date(2027, 3, 31)),
        ("次年3月前", date(2027, 2, 28)),
        ("2025年12月31日前", date(2025, 12, 31)),
        ("2027年春节前", None),
    ],
)
def test_another_year_is_named(text, day):
    assert dated(text) == day


def test_a_leap_day_is_a_day_of_leap_years_alone():
    assert dated("2月底前", year=2028) == date(2028, 2, 29)
    assert dated("2月29日前", year=2028) == date(2028, 2, 29)
    assert dated("2月29日前") is None


def test_a_list_names_several_days_in_order():
    assert dates_of("9月、3月", Context(2026, CALENDAR), DEFAULT_WORDS) == [
        date(2026, 3, 31),
        date(2026, 9, 30),
    ]
    assert dates_of("每周一、四", Context(2026, CALENDAR, period=MAY), DEFAULT_WORDS) == [
        date(2026, 5, 25),
        date(2026, 5, 28),
    ]


def test_the_organisation_changes_the_table():
    rows = [row for row in DEFAULT_WORDS.rows if row.phrase not in ("汛期前", "开学前")]
    own = DateWords(
        [*rows, ("汛期前", "before", "05-01"), ("第一学期", "on", "01-20"), DateWord("开学前", "on", "08-31")]
    )
    assert dated("汛期前", words=own) == date(2026, 4, 30)
    assert dated("第一学期末", words=own) is None
    assert dated("第一学期内", words=own) == date(2026, 1, 20)
    assert dated("开学前", words=own) == date(2026, 8, 31)
    assert dated("年底", words=DateWords([])) is None


def test_a_row_may_mean_the_end_of_the_week():
    own = DateWords([("周末前", "end-of", "week")])
    wednesday = date(2026, 5, 27)
    assert dated("周末前", words=own, period=(wednesday, wednesday)) == date(2026, 5, 31)
    assert dated("周末前", words=own) is None


def test_the_default_table_survives_being_stored():
    stored = [(row.phrase, row.rule, row.value) for row in DEFAULT_WORDS.rows]
    assert DateWords(stored).rows == DEFAULT_WORDS.rows


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("x", "guess", ""), "规则"),
        (("x", "on", "13-01"), "日期"),
        (("x", "before", "6月"), "日期"),
        (("x", "before-holiday", "圣诞"), "节日"),
        (("x", "day", "32"), "1到31"),
        (("x", "end-of", "day"), "周期"),
    ],
)
def test_a_row_that_cannot_work_is_refused(row, says):
    with pytest.raises(WordError, match=says):
        DateWords([row])
