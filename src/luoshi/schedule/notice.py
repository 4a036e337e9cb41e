"""The yearly holiday notice of the State Council's office, pasted as text, as overrides of the calendar.

Its wording: 二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from luoshi.schedule.calendar import DayKind
from luoshi.schedule.errors import NoticeDayError, NoticeOfAnotherYearError, NoticeWithoutHolidaysError
from luoshi.schedule.holidays import NAMES
from luoshi.schedule.numerals import digits

NAME = f"(?:{'|'.join(NAMES)})"
ENTRY = re.compile(rf"(?P<name>{NAME}(?:[、和]?{NAME})*):(?P<body>.*?)(?=[一二三四五六七八九十]、{NAME}|$)")
DAY = r"(?:(?P<{0}y>\d{{4}})年)?(?:(?P<{0}m>\d{{1,2}})月)?(?P<{0}d>\d{{1,2}})日(?:\((?P<{0}w>[^)]*)\))?"
OFF = re.compile(rf"{DAY.format('a')}(?:(?:至|-|—|~){DAY.format('b')})?(?:全体公民)?放假(?P<rest>[^。]*)")
WORKED = re.compile(r"((?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^)]*\))?[、和,]?)+)(?:正常)?上班")
ONE = re.compile(DAY.format("a"))
COUNT = re.compile(r"(?:共|放假)(\d+)天")
TITLE_YEAR = re.compile(r"(\d{4})年[^。]{0,8}节假日")
WEEKDAYS = "一二三四五六日"


def overrides_from_notice(text: str, year: int) -> dict[date, DayKind]:
    """The days off and the make-up working days that a notice for `year` orders, with their holiday's name.

    Raises NoticeWithoutHolidaysError, NoticeOfAnotherYearError or NoticeDayError; nothing is half-read.
    """
    plain = digits(text)
    named = TITLE_YEAR.search(plain)
    if named and int(named[1]) != year:
        raise NoticeOfAnotherYearError(f"这是{named[1]}年的放假通知，不是{year}年的：请核对年份。")
    days: dict[date, DayKind] = {}
    for entry in ENTRY.finditer(plain):
        days |= {day: DayKind(works=False, holiday=entry["name"]) for day in _off(entry["body"], year)}
        days |= {day: DayKind(works=True, holiday=entry["name"]) for day in _worked(entry["body"], year)}
    if not any(not kind.works for kind in days.values()):
        raise NoticeWithoutHolidaysError(
            "没有读到放假安排：请粘贴通知全文，如“一、元旦：1月1日（周四）至3日（周六）放假”。"
        )
    return days


def _off(body: str, year: int) -> Iterator[date]:
    for match in OFF.finditer(body):
        first = _day(match, "a", year, None)
        last = _day(match, "b", year, first) if match["bd"] else first
        if last < first:
            raise NoticeDayError(f"“{match[0]}”的结束日早于开始日：请核对。")
        length = (last - first).days + 1
        said = COUNT.search("放假" + match["rest"])
        if said and int(said[1]) != length:
            raise NoticeDayError(f"“{match[0]}”写明{said[1]}天，按日期是{length}天：请核对。")
        yield from (first + timedelta(days=n) for n in range(length))


def _worked(body: str, year: int) -> Iterator[date]:
    for listed in WORKED.finditer(body):
        for match in ONE.finditer(listed[1]):
            yield _day(match, "a", year, None)


def _day(match: re.Match[str], part: str, year: int, after: date | None) -> date:
    """The day of one part of a match; a last day without month or year has those of the first."""
    month = int(match[f"{part}m"] or (after.month if after else 0))
    stated = match[f"{part}y"]
    own_year = int(stated) if stated else year
    if after and not stated and month < after.month:
        own_year = after.year + 1
    try:
        day = date(own_year, month, int(match[f"{part}d"]))
    except ValueError as error:
        raise NoticeDayError(f"“{match[0]}”里的日期不存在：请核对。") from error
    weekday = re.search(r"周([一二三四五六日])", match[f"{part}w"] or "")
    if weekday and WEEKDAYS[day.weekday()] != weekday[1]:
        raise NoticeOfAnotherYearError(
            f"{day:%Y年%m月%d日}是周{WEEKDAYS[day.weekday()]}，通知写的是{weekday[0]}：请核对年份。"
        )
    return day
