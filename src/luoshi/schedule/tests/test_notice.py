from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday as package_has

from luoshi.schedule import Calendar, DayKind, overrides_from_notice
from luoshi.schedule.errors import NoticeDayError, NoticeOfAnotherYearError, NoticeWithoutHolidaysError

NOTICE_2026 = """关于2026年部分节假日安排的通知
现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各单位要妥善安排好值班。"""


def test_the_notice_of_a_year_gives_the_working_days_of_that_year():
    days = overrides_from_notice(NOTICE_2026, 2026)
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    read = [days[day].works if day in days else day.weekday() < 5 for day in year]
    assert read == [package_has(day) for day in year]


def test_days_carry_the_name_of_their_holiday():
    days = overrides_from_notice(NOTICE_2026, 2026)
    assert days[date(2026, 2, 28)] == DayKind(works=True, holiday="春节")
    assert days[date(2026, 6, 19)] == DayKind(works=False, holiday="端午节")
    assert len(days) == 39


def test_a_pasted_notice_makes_an_unknown_year_known():
    days = overrides_from_notice("七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）上班。", 2027)
    calendar = Calendar(days)
    assert calendar.published(2027)
    assert calendar.is_workday(date(2027, 9, 26))
    assert not calendar.is_workday(date(2027, 10, 7))


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("一、元旦：1月1日（周五）放假1天，不调休。", [date(2027, 1, 1)]),
        (
            "一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。",
            [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)],
        ),
        ("一、元旦：2026年12月31日至1月1日放假，共2天。", [date(2026, 12, 31), date(2027, 1, 1)]),
        ("三、清明节：4月30日至5月1日放假，共两天。", [date(2027, 4, 30), date(2027, 5, 1)]),
        ("六、国庆节、中秋节：10月1日—2日放假，共2天。", [date(2027, 10, 1), date(2027, 10, 2)]),
    ],
)
def test_a_line_names_the_days_off(line, off):
    assert sorted(overrides_from_notice(line, 2027)) == off


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("明天放假。", NoticeWithoutHolidaysError, "粘贴通知全文"),
        ("", NoticeWithoutHolidaysError, "粘贴通知全文"),
        ("一、元旦：1月4日（周一）上班。", NoticeWithoutHolidaysError, "粘贴通知全文"),
        (NOTICE_2026, NoticeOfAnotherYearError, "2026年"),
        ("一、元旦：1月1日（周四）放假。", NoticeOfAnotherYearError, "周五"),
        ("一、元旦：1月1日至3日放假，共4天。", NoticeDayError, "3天"),
        ("二、春节：2月30日至31日放假。", NoticeDayError, "不存在"),
        ("二、春节：2月10日至9日放假。", NoticeDayError, "早于"),
    ],
)
def test_a_notice_that_cannot_be_used_says_why(text, error, says):
    with pytest.raises(error, match=says):
        overrides_from_notice(text, 2027)
