"""The day by which something is due that an event asks for: 活动结束后5个工作日内, 24小时内, 提前3个工作日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from luoshi.schedule.calendar import ONE_DAY, Calendar
from luoshi.schedule.months import day_in
from luoshi.schedule.numerals import digits

AFTER = re.compile(r"(\d+)个?(工作日|日|天|周|星期|月|小时)(?:之内|以内|内)")
BEFORE = re.compile(r"提前至?少?(\d+)个?(工作日|日|天|周|星期)|(?:前|之前)(\d+)个?(工作日|日|天|周|星期)")
AT_ONCE = re.compile(r"当[日天]|即时|立即|第一时间|随时")
NEXT_DAY = re.compile(r"次日|第二天")
DAYS = {"日": 1, "天": 1, "周": 7, "星期": 7}


def due_by_event(words: str, day: date, calendar: Calendar) -> date | None:
    """The last day for what an event on `day` asks for; None where the words say nothing of it.

    The day of the event is not counted (Civil Code, article 201); hours are rounded up to days.
    """
    plain = digits(words)
    ahead = BEFORE.search(plain)
    if ahead:
        return _before(day, int(ahead[1] or ahead[3]), ahead[2] or ahead[4], calendar)
    within = AFTER.search(plain)
    if within:
        return _after(day, int(within[1]), within[2], calendar)
    if NEXT_DAY.search(plain):
        return day + ONE_DAY
    return day if AT_ONCE.search(plain) else None


def _after(day: date, count: int, unit: str, calendar: Calendar) -> date:
    if unit == "工作日":
        return calendar.after(day, count) if count else day
    if unit == "月":
        month = day.month - 1 + count
        return day_in(day.year + month // 12, month % 12 + 1, day.day)
    days = -(-count // 24) if unit == "小时" else count * DAYS[unit]
    return day + timedelta(days=days)


def _before(day: date, count: int, unit: str, calendar: Calendar) -> date:
    if unit != "工作日":
        return day - timedelta(days=count * DAYS[unit])
    earlier = calendar.workdays(date(day.year - 1 - count // 200, 1, 1), day - ONE_DAY)
    return earlier[-count] if count else day
