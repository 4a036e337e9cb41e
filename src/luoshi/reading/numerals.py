"""Numbers as administrative prose writes them: 12, １２, 1.5万, 1,200, 二十, 两百, 半."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = "0123456789０１２３４５６７８９"
HAN = "一二两三四五六七八九十百千零〇廿"
# What a number may begin with.
CUES = (*DIGITS, *HAN, "半")
# Not inside a longer number, a code (G325) or a word (统一, 唯一; but 工单三天办结).
BEGIN = (
    rf"(?<![A-Za-z{DIGITS}.．/])"
    rf"(?:(?=[{DIGITS}])|(?<![{HAN}])(?!(?<=[统唯单专])一)|(?<=[统唯单专]一))"
)
# Twelve digits and ten characters are more than any plan says, and keep every match bounded.
NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}(?!\d)|\d{{1,12}})(?:[.．]\d{{1,6}})?|(?![零〇])[{HAN}]{{1,10}}|半)"
    r"[十百千]?[万亿]{0,2}"
)
DASH = r"(?:——|[—–\-－~～至到])"

VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
PARTS = re.compile(rf"([\d.,]*)([{HAN}半]*)([万亿]*)")


@lru_cache(maxsize=1024)
def value(written: str) -> float:
    """The number that `written` (a match of NUMBER) stands for; ValueError where it is none."""
    parts = PARTS.fullmatch(written.translate(NARROW))
    if parts is None:
        raise ValueError(f"not a number: {written!r}")
    digits, han, myriads = parts.groups()
    number = float(digits.replace(",", "")) * SCALES.get(han, 1) if digits else _han(han)
    for scale in myriads:
        number *= MYRIADS[scale]
    return number


def _han(written: str) -> float:
    """二十五, 三百零二, 一千二, 二〇二六, 半."""
    if written == "半":
        return 0.5
    if len(written) > 1 and not any(char in SCALES or char == "廿" for char in written):
        return float("".join(str(VALUES[char]) for char in written))
    total, digit, scale = 0, 0, 1
    for char in written:
        if char == "廿":
            total += 20
        elif char in SCALES:
            scale = SCALES[char]
            total += (digit or 1) * scale
            digit = 0
        else:
            digit = VALUES[char]
            scale = 1 if char in "零〇" else scale
    # 一千二 is 1200, 二十五 is 25, 三百零二 is 302.
    return float(total + digit * (scale // 10 if scale >= 100 else 1))
