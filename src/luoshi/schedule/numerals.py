"""Chinese and full-width numerals in an expression of time, turned into digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
NUMERAL = re.compile(r"[〇零一二两三四五六七八九十]+(?=[年月日号天周个]|季度|工作日)")


@lru_cache(maxsize=4096)
def digits(text: str) -> str:
    """`text` without white space, half-width, its numerals before a unit of time as digits.

    >>> digits("二〇二六年 十二月三十一日前")
    '2026年12月31日前'
    """
    narrow = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return NUMERAL.sub(lambda match: str(_value(match[0])), narrow)


def _value(numeral: str) -> int:
    """十五 is 15, 三十 is 30, 二〇二六 is read digit by digit."""
    if "十" not in numeral:
        return int("".join(str(DIGITS[digit]) for digit in numeral))
    tens, ones = numeral.split("十", 1)
    return (DIGITS[tens[-1]] if tens else 1) * 10 + (DIGITS[ones[-1]] if ones else 0)
