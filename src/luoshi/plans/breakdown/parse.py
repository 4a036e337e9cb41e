"""Reads back what the sheet says of period and number, in the program's words or in those that people use."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.plans.breakdown.counters import as_counted
from luoshi.plans.breakdown.errors import NotAFrequency
from luoshi.plans.breakdown.frequency import Frequency, Rhythm
from luoshi.reading.lexicon.periods import PERIODS, every
from luoshi.reading.numerals import DASH, NUMBER, value
from luoshi.reading.result import Every, Op, Times

RHYTHMS: dict[str, Rhythm] = {
    **dict.fromkeys(("常态", "常态化", "常年", "长期", "持续", "经常", "ongoing"), "standing"),
    **dict.fromkeys(("随时", "按需", "适时", "及时", "即时", "as needed", "on event"), "on_event"),
}
ENGLISH = {
    "day": "日",
    "week": "周",
    "month": "月",
    "quarter": "季度",
    "half-year": "半年",
    "half year": "半年",
    "year": "年",
}
BEFORE: dict[str, Op] = {
    **dict.fromkeys(("不少于", "不低于", "至少", "最少", "≥", ">=", ">", "at least"), ">="),
    **dict.fromkeys(("不超过", "不多于", "不高于", "至多", "最多", "≤", "<=", "<", "at most"), "<="),
}
AFTER: dict[str, Op] = {
    **dict.fromkeys(("以上", "及以上", "or more"), ">="),
    **dict.fromkeys(("以内", "以下", "及以下", "之内", "or fewer"), "<="),
}

# Full-width signs become half-width; other forms are left alone, for a unit may be ㎡.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# A comma between a digit and three others stands inside a number.
BREAK = re.compile(r"[;]|(?<!\d),|,(?!\d{3}(?!\d))")


def _any_of(words: dict[str, Op] | dict[str, str] | dict[str, tuple[int, str]]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CHINESE = "|".join(sorted(PERIODS, key=len, reverse=True))
EVERY = (
    rf"(?:每\s*(?:(?P<n>(?!半){NUMBER})\s*)?个?(?P<each>{_CHINESE})|每?(?P<double>双)(?P<pair>周|月)"
    rf"|[按逐](?P<by>{_CHINESE})|(?P<named>(?:月|季|半年|年)度)"
    rf"|every\s+(?:(?P<en_n>\d+)\s+)?(?P<english>{_any_of(ENGLISH)})s?)"
)
# 两个月一次: the period needs no 每 where a number follows it.
BARE_EVERY = rf"(?P<bare_n>(?!半){NUMBER})?\s*个?(?P<bare>{_CHINESE})(?=\s*(?:{_any_of(BEFORE)})?\s*{NUMBER})"
TIMES = (
    rf"(?P<before>{_any_of(BEFORE)})?\s*(?P<low>{NUMBER})(?:\s*{DASH}\s*(?P<high>{NUMBER}))?(?P<plus>[余+])?"
    rf"\s*(?P<unit>[^\d\s/每]*(?:\s[a-z]+)?)\s*"
    rf"(?P<after>{_any_of(AFTER)})?"
)
PERIOD_FIRST = re.compile(rf"(?:{EVERY}|{BARE_EVERY})\s*(?P<rest>.*)", re.IGNORECASE)
PERIOD_LAST = re.compile(rf"(?P<rest>.+?)\s*(?:/\s*(?:(?P<n>{NUMBER})\s*)?个?(?P<each>{_CHINESE})|{EVERY})")
NUMBER_ALONE = re.compile(TIMES, re.IGNORECASE)
IN_THE_YEAR = re.compile(r"(?:全年|in the year)\s*(?P<rest>.+)", re.IGNORECASE)
