"""The first day of a stretch of the year, from which something holds: 4月1日, 4月, 二季度, 下半年, 明年3月."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from luoshi.schedule.months import month_end
from luoshi.schedule.numerals import digits

YEAR = re.compile(r"(?:(?P<year>\d{4})年|(?P<this>今年|本年度?)|(?P<next>明年))的?(?=.)")
THIRDS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21}
GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (re.compile(r"(\d{1,2})月(\d{1,2})[日号]"), lambda found: (int(found[1]), int(found[2]))),
    (re.compile(r"(\d{1,2})月(上旬|中旬|下旬|初)"), lambda found: (int(found[1]), THIRDS[found[2]])),
    (re.compile(r"(\d{1,2})月份?"), lambda found: (int(found[1]), 1)),
    (re.compile(r"第?([1-4])季度"), lambda found: (int(found[1]) * 3 - 2, 1)),
    (re.compile(r"([上下])半年"), lambda found: (1 if found[1] == "上" else 7, 1)),
)


def first_day(text: str, year: int) -> date | None:
    """The day on which `text` begins in a plan of `year`; None for what no rule takes."""
    plain = digits(text)
    named = YEAR.match(plain)
    if named:
        plain, year = plain[named.end() :], int(named["year"] or year + bool(named["next"]))
    for pattern, begins in GRAMMAR:
        if match := pattern.fullmatch(plain):
            month, day = begins(match)
            return date(year, month, day) if 1 <= month <= 12 and day <= month_end(year, month).day else None
    return None
