"""The number a line begins with: 第一部分, 第一、, 一、, （一）, 1., （1）, ①, in full-width and half-width forms.

The levels follow GB/T 9704-2012, 7.3.3: 一、 above （一） above 1. above （1）; 第…部分 stands over all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.numerals import value

PART, SECTION, GROUP, POINT, SUBPOINT, CIRCLE = range(6)

CHINESE = "〇零○一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾"
CIRCLED = {char: number for number, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}
# Ready-made characters for "1." and "(1)": U+2488 and U+2474.
DOTTED = {chr(0x2488 + i): i + 1 for i in range(20)}
PARENTHESISED = {chr(0x2474 + i): i + 1 for i in range(20)}
# Ready-made characters for "（一）" and for 一 in a circle: U+3220 and U+3280.
GROUPED = {chr(0x3220 + i): i + 1 for i in range(10)}
CIRCLED |= {chr(0x3280 + i): i + 1 for i in range(10)}
# The digits of cheques.
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
FIRST = (
    frozenset(CHINESE + "第(（0123456789０１２３４５６７８９")
    | CIRCLED.keys()
    | DOTTED.keys()
    | PARENTHESISED.keys()
    | GROUPED.keys()
)

BLANK = r"[ \t\u3000]"
WORD = r"(?=[^\W\d_]{2})"
SHAPES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (PART, re.compile(rf"第([{CHINESE}]{{1,4}}|\d{{1,2}})(?:部分|章|篇|编)[、：:]?")),
    (SECTION, re.compile(rf"([{CHINESE}]{{1,5}})(?:[、.．]|{BLANK}+(?=\S))")),
    # 第一、 numbers a heading; 第一、第二党支部 are names.
    (SECTION, re.compile(rf"第([{CHINESE}]{{1,3}})、(?!第)")),
    (GROUP, re.compile(rf"[（(][ ]?([{CHINESE}]{{1,5}})[ ]?[）)][、.．]?")),
    (SUBPOINT, re.compile(r"[（(][ ]?(\d{1,3})[ ]?[）)][、.．]?")),
    (SUBPOINT, re.compile(r"(\d{1,3})[）)][、.．]?")),
    # 1.2 and 1.2.3 number; 1.2亿元 and 1.5% do not.
    (
        SUBPOINT,
        re.compile(rf"(?:\d{{1,3}}[.．]){{1,2}}(\d{{1,3}})(?![\d.．%％倍万亿个])(?:[、.．]|{BLANK}+|{WORD})"),
    ),
    (POINT, re.compile(rf"(\d{{1,3}})(?:[.．、](?!\d)|{BLANK}+{WORD})")),
)
# 一、二季度 and 3、4月份 count something; they number nothing.
COUNTED = re.compile(
    rf"[{CHINESE}]{{1,3}}(?:季度|级|类|线|等|期|把手|年级|批|层|楼|月|是)|\d{{1,3}}(?:月|日|号|季度|年级|楼|级|类|期|个|次)"
)
PREFIXED_COUNT = re.compile(r"(?:年|个?月|日|季度|周|批|次|期|级|类|线)")


class Mark(NamedTuple):
    """The number at the head of a line: its level, its value, and where the words begin."""

    level: int
    value: int
    end: int


def mark(line: str) -> Mark | None:
    """The number that `line` begins with, or None."""
    first = line[0] if line else ""
    if first not in FIRST:
        return None
    for level, table in ((GROUP, GROUPED), (CIRCLE, CIRCLED), (POINT, DOTTED), (SUBPOINT, PARENTHESISED)):
        if first in table:
            return Mark(level, table[first], blank_end(line, 1))
    for level, shape in SHAPES:
        found = shape.match(line)
        if found is None:
            continue
        end = blank_end(line, found.end())
        if level in (SECTION, POINT) and COUNTED.match(line, end):
            return None
        if level in (SECTION, POINT) and found[0][-1] in " \t\u3000" and PREFIXED_COUNT.match(line, end):
            return None
        return Mark(level, value_of(found[1]), end)
    return None


def blank_end(line: str, position: int) -> int:
    while position < len(line) and line[position] in " \t\u3000\u00a0":
        position += 1
    return position


def value_of(numeral: str) -> int:
    """十二 → 12, １２ → 12."""
    return int(value(numeral.replace("○", "〇").translate(FORMAL)))
