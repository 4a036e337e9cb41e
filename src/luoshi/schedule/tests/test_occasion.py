"""By when is due what an event asks for."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.schedule.calendar import Calendar
from luoshi.schedule.occasion import due_by_event

FRIDAY = date(2026, 6, 5)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("活动结束后5个工作日内提交总结", date(2026, 6, 12)),
        ("活动结束后五个工作日之内", date(2026, 6, 12)),
        ("发现后3日内", date(2026, 6, 8)),
        ("24小时内反馈", date(2026, 6, 6)),
        ("25小时内反馈", date(2026, 6, 7)),
        ("两周内", date(2026, 6, 19)),
        ("1个月内", date(2026, 7, 5)),
        ("8个月内", date(2027, 2, 5)),
        ("次日报告", date(2026, 6, 6)),
        ("随时补齐", FRIDAY),
        ("当天更正", FRIDAY),
        ("举办活动须提前5个工作日报备", date(2026, 5, 29)),
        ("提前3天通知", date(2026, 6, 2)),
        ("会议召开前2个工作日送达", date(2026, 6, 3)),
        ("每逢重大节日慰问", None),
        ("", None),
    ],
)
def test_the_day_that_the_words_mean(words, due):
    assert due_by_event(words, FRIDAY, Calendar()) == due
