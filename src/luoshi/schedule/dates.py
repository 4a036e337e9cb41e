"""The day that an expression of time means in a plan of a year: 6月底前, 周五, 印发之日起10个工作日内.

The table of words comes first, then the grammar below. A limit that is a day includes it (15日前 is on the
15th at the latest: Civil Code, article 1259); one that is a month, a third of a month or a quarter ends
before it begins (6月前 is 31 May). What no rule takes stays undated: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from luoshi.schedule.calendar import ONE_DAY, Calendar
from luoshi.schedule.months import day_in, month_end
from luoshi.schedule.numerals import digits
from luoshi.schedule.words import Context, DateWords

LEAD = re.compile(
    r"^(?:于|在|到|至|截至|截止|力争|确保|原则上|最迟|计划)+"
    r"|^每个?(?:(?:半年|季度|年|季|月)(?=.)|(?=周|星期))"
)
TAIL = re.compile(r"(?:以前|之前|结束前|前|完成|以内|内|期间)+$")
CLOSING = re.compile(r"(?<=[季度年])(?:末|底)$")
YEAR = re.compile(r"^(?:(\d{4})年度?|(今年|本年度?|当年)|(明年|次年))(?=.)")
WHOLE_YEAR = re.compile(r"^(?:(\d{4})年度?|今年|本年度?|当年)(?:[底末内]|前|以前|之前)*$")
LIST = re.compile(r"[、,和及]")
WEEKDAYS = "一二三四五六日"


def date_of(  # noqa: PLR0913 - what dates an expression
    text: str | None,
    year: int,
    words: DateWords,
    calendar: Calendar,
    *,
    issued_on: date | None = None,
    period: tuple[date, date] | None = None,
) -> date | None:
    """The day that `text` names, working day or not; of several the last; None for what cannot be dated.

    `issued_on` dates 印发之日起…内; `period` (first and last day) dates 周五, 15日前, 月底 and their like.
    """
    days = dates_of(text, Context(year, calendar, issued_on, period), words)
    return days[-1] if days else None


def dates_of(text: str | None, context: Context, words: DateWords) -> list[date]:
    """All days that `text` names, in order: 3月、9月 names two. Empty when any part cannot be dated."""
    plain = digits(text or "")
    if not plain:
        return []
    whole = _one(plain, context, words)
    if whole:
        return [whole]
    parts = _listed(plain)
    days = [_one(part, context, words) for part in parts] if len(parts) > 1 else []
    found = [day for day in days if day]
    return sorted(set(found)) if len(found) == len(days) else []


def _listed(text: str) -> list[str]:
    """The parts of a list; 3、9月 lends its 月 and 周一、五 its 周 to each."""
    lead = LEAD.match(text)
    parts = LIST.split(text[lead.end() :] if lead else text)
    if all(part.isdigit() for part in parts[:-1]) and parts[-1].endswith("月"):
        return [part.rstrip("月") + "月" for part in parts]
    if parts[0].startswith(("周", "星期")) and all(part in WEEKDAYS for part in parts[1:]):
        return [parts[0], *("周" + part for part in parts[1:])]
    return parts


def _one(text: str, context: Context, words: DateWords) -> date | None:
    if text in words:
        return words.day(text, context)
    lead = LEAD.match(text)
    if lead and lead.end() < len(text):
        return _one(text[lead.end() :], context, words)
    whole = WHOLE_YEAR.match(text)
    if whole:
        return date(int(whole[1] or context.year), 12, 31)
    named = YEAR.match(text)
    if named:
        own = int(named[1] or context.year + bool(named[3]))
        return _of_year(text[named.end() :], context._replace(year=own), words)
    for pattern, day in GRAMMAR:
        match = pattern.fullmatch(text)
        if match:
            return day(match, context)
    return _shortened(text, context, words)


def _of_year(rest: str, context: Context, words: DateWords) -> date | None:
    """What follows 2026年 or 明年, where 底 and 初 stand for 年底 and 年初."""
    bare = TAIL.sub("", rest)
    return _one("年" + rest if bare in ("底", "末", "初", "中") else rest, context, words)


def _shortened(text: str, context: Context, words: DateWords) -> date | None:
    """A word of the table with 前, 内 or 末 behind it: 年底前, 一季度末."""
    for ending in (TAIL, CLOSING):
        shorter = ending.sub("", text)
        if shorter and shorter != text:
            return _one(shorter, context, words)
    return words.day(text[1:], context) if text[0] == "第" and text[1:] in words else None


def _existing(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that no calendar has, such as 31 June: a slip that a person has to settle."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= month_end(year, month).day else None


def _month_day(match: re.Match[str], context: Context) -> date | None:
    return _existing(context.year, int(match[1]), int(match[2]))


def _numeric(match: re.Match[str], _context: Context) -> date | None:
    return _existing(int(match[1]), int(match[2]), int(match[3]))


def _end_of_month(match: re.Match[str], context: Context) -> date | None:
    month = int(match[1])
    return month_end(context.year, month) if 1 <= month <= 12 else None


def _before_month(match: re.Match[str], context: Context) -> date | None:
    """6月前: the last of May; 1月前 would lie before the plan and is no date."""
    month = int(match[1])
    return date(context.year, month, 1) - ONE_DAY if 2 <= month <= 12 else None


def _before_quarter(match: re.Match[str], context: Context) -> date | None:
    quarter = int(match[1])
    return date(context.year, quarter * 3 - 2, 1) - ONE_DAY if 2 <= quarter <= 4 else None


THIRD_ENDS = {"上旬": 10, "初": 10, "中": 15, "中旬": 20, "下旬": 31}
THIRD_STARTS = {"上旬": 1, "中旬": 11, "下旬": 21}


def _third_of_month(match: re.Match[str], context: Context) -> date | None:
    month = int(match[1])
    return day_in(context.year, month, THIRD_ENDS[match[2]]) if 1 <= month <= 12 else None


def _before_third(match: re.Match[str], context: Context) -> date | None:
    first = _existing(context.year, int(match[1]), THIRD_STARTS[match[2]])
    return first - ONE_DAY if first else None


def _day_of_period(match: re.Match[str], context: Context) -> date | None:
    """15日前 in the month in which the period ends."""
    day = int(match[1])
    if context.period is None or not 1 <= day <= 31:
        return None
    end = context.period[1]
    return day_in(end.year, end.month, day)


def _weekday(match: re.Match[str], context: Context) -> date | None:
    """周五 in the week in which the period ends."""
    if context.period is None:
        return None
    end = context.period[1]
    return end + timedelta(days=WEEKDAYS.index(match[1].replace("天", "日")) - end.weekday())


def _nth_weekday(match: re.Match[str], context: Context) -> date | None:
    """第一个周五, 最后一个周五 of the month in which the period ends."""
    if context.period is None:
        return None
    end = context.period[1]
    weekday = WEEKDAYS.index(match[2].replace("天", "日"))
    month = [date(end.year, end.month, day) for day in range(1, month_end(end.year, end.month).day + 1)]
    days = [day for day in month if day.weekday() == weekday]
    nth = {"最后1": -1, "首": 0}.get(match[1])
    index = int(match[1].lstrip("第")) - 1 if nth is None else nth
    return days[index] if index < len(days) else None


def _after_issue(match: re.Match[str], context: Context) -> date | None:
    """印发之日起10个工作日内, 印发后1个月内: the day of issue is not counted (Civil Code, article 201)."""
    issued, count = context.issued_on, int(match[1])
    if issued is None or count == 0:
        return None
    if match[2] == "工作日":
        return context.calendar.after(issued, count)
    if match[2] == "月":
        months = issued.year * 12 + issued.month - 1 + count
        return day_in(months // 12, months % 12 + 1, issued.day)
    return issued + timedelta(days=count * (7 if match[2] in ("周", "星期") else 1))


ISSUE = (
    r"(?:自?本?(?:要点|计划|方案|通知|意见|文件)?(?:印发|发布|下发|公布|发文)(?:之日起|之日后|之后|后|起))"
)
BEFORE = r"(?:前|之前|以前)"
LIMIT = rf"{BEFORE}?"
GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Context], date | None]], ...] = (
    (re.compile(rf"(\d{{1,2}})月(\d{{1,2}})[日号]?{LIMIT}"), _month_day),
    (re.compile(r"\d{1,2}月\d{1,2}[日号]?[至到\-—~](\d{1,2})月(\d{1,2})[日号]?"), _month_day),
    (re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){LIMIT}"), _numeric),
    (re.compile(rf"(\d{{1,2}})月份?{BEFORE}"), _before_month),
    (re.compile(rf"(\d{{1,2}})月份?(?:底|末)?(?:底前|末前|{BEFORE}|内)?"), _end_of_month),
    (re.compile(r"\d{1,2}月?份?[至到\-—~](\d{1,2})月份?(?:底|末)?"), _end_of_month),
    (re.compile(r"(\d{1,2})月份?(上旬|中旬|下旬|初|中)"), _third_of_month),
    (re.compile(rf"(\d{{1,2}})月(上旬|中旬|下旬){BEFORE}"), _before_third),
    (re.compile(rf"第?(\d)季度{BEFORE}"), _before_quarter),
    (re.compile(rf"(\d{{1,2}})[日号]{LIMIT}"), _day_of_period),
    (re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?:前|之前)?"), _weekday),
    (re.compile(r"(第[1-5]|首|最后1)个(?:周|星期)([一二三四五六日天])"), _nth_weekday),
    (re.compile(rf"{ISSUE}(\d+)个?(工作日|日|天|周|星期|月)(?:内|以内)?"), _after_issue),
)
