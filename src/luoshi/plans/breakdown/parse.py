"""Reads back what the sheet says of period and number, in the program's words or in those that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    **dict.fromkeys(("不少于", "不低于", "至少", "最少", "≥", ">=", "at least"), ">="),
    **dict.fromkeys(("不超过", "不多于", "不高于", "至多", "最多", "≤", "<=", "at most"), "<="),
}
AFTER: dict[str, Op] = {
    **dict.fromkeys(("以上", "及以上", "or more"), ">="),
    **dict.fromkeys(("以内", "之内", "以下", "及以下", "or fewer"), "<="),
    **dict.fromkeys(("左右", "上下"), "="),
}
LONGEST_PERIOD = 366
# What is to be made and what is to be kept to stand beside period and number, in words of their own.
PIECE = re.compile("(?:《[^》]*》|[^;；])+")
PRODUCT = re.compile(r"(?:成果|document)\s*[:：]?\s*《(?P<title>.+)》", re.IGNORECASE | re.DOTALL)
LIMIT = re.compile(r"(?:指标|limit)\s*[:：]\s*(?P<words>.+)", re.IGNORECASE | re.DOTALL)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


N = rf"(?:(?P<n>(?!半){NUMBER})\s*)?个?"
UNIT = rf"(?P<unit>{_any(PERIODS)})"
# The first that matches decides; `rest` is what is left for the number.
PERIOD_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"每\s*{N}{UNIT}(?P<rest>.*)",
        rf"[按逐]{UNIT}(?P<rest>.*)",
        r"(?P<unit>(?:月|季|半年|年)度)(?P<rest>.*)",
        rf"every\s+(?:(?P<n>\d+)\s+)?(?P<unit>{_any(ENGLISH)})s?(?P<rest>.*)",
        rf"{N}{UNIT}(?P<rest>\s*(?:{_any(BEFORE)})?\s*{NUMBER}.*)",  # 两个月一次
        rf"(?P<rest>.+?)\s*[/每]\s*{N}{UNIT}",  # 1次/季度
    )
]
TIMES = re.compile(
    rf"(?P<before>{_any(BEFORE)})?\s*(?P<low>{NUMBER})(?:\s*{DASH}\s*(?P<high>{NUMBER}))?\s*(?P<plus>[余+])?"
    rf"\s*(?P<unit>[^\d/每≥≤、。]*?)\s*(?P<after>{_any(AFTER)})?",
    re.IGNORECASE,
)
IN_THE_YEAR = re.compile(r"(?:全年|in the year)\s*(?P<rest>.+)", re.IGNORECASE)
# 每周五 and 每月5日 name a day, not a number: they belong in the deadline.
DAY_NAMED = re.compile(rf"每个?(?:(?:周|星期)[一二三四五六日天]|(?:月|季度?|年){NUMBER}[日号]前?)")
# Full-width signs become half-width; other forms are left alone, for a unit may be ㎡.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# A comma between a digit and three others stands inside a number.
BREAK = re.compile(r";|(?<!\d),|,(?!\d{3}(?!\d))")


def parse_frequency(text: str) -> Frequency:
    """What a cell says: 每季度 ≥ 1 次, 每两月1次, 1次/季度, 20篇以上, 成果《借阅办法》；指标：满意度≥95%.

    A cell left blank says nothing. Raises NotAFrequency.
    """
    head, product, threshold = _apart(text.strip())
    return replace(_quantity(head, text), product=product, threshold=threshold)


def _apart(text: str) -> tuple[str, str, str]:
    """Period and number, the title of the document, the limit; what follows a limit belongs to it."""
    head, product, limit, end = [], "", "", 0
    for piece in PIECE.finditer(text):
        words = piece[0].strip()
        if not product and (made := PRODUCT.fullmatch(words)):
            product = made["title"]
        elif not limit and (kept := LIMIT.fullmatch(words)):
            limit = kept["words"]
        elif limit:
            limit += text[end : piece.end()].rstrip()
        else:
            head.append(words)
        end = piece.end()
    return ";".join(head), product, limit


def _quantity(head: str, text: str) -> Frequency:
    """Period, number and total, or a rhythm in their place."""
    plain = head.translate(WIDE).replace("双周", "2周").replace("双月", "2个月").strip()
    if plain.casefold() in RHYTHMS:
        return Frequency(rhythm=RHYTHMS[plain.casefold()])
    found = Frequency()
    for part in filter(None, (piece.strip() for piece in BREAK.split(plain))):
        found = _with_part(found, part, text)
    if found.total and not found.every and not found.times:
        return Frequency(times=found.total)
    return found


def _with_part(found: Frequency, part: str, text: str) -> Frequency:
    """What was found, and what `part` adds to it; nothing may be said twice."""
    total = IN_THE_YEAR.fullmatch(part)
    if total and not found.total:
        return replace(found, total=_times(total["rest"], text))
    if DAY_NAMED.fullmatch(part):
        raise NotAFrequency(text)
    period, rest = _period(part, text)
    times = _times(rest, text) if rest else None
    if total or (period and found.every) or (times and found.times):
        raise NotAFrequency(text)
    return replace(found, every=found.every or period, times=found.times or times)


def _period(part: str, text: str) -> tuple[Every | None, str]:
    for form in PERIOD_FORMS:
        if match := form.fullmatch(part):
            groups = match.groupdict()
            unit = groups["unit"].casefold()
            n = value(groups["n"]) if groups.get("n") else 1
            if n < 1 or n > LONGEST_PERIOD or n != int(n):
                raise NotAFrequency(text)
            return every(ENGLISH.get(unit, unit), n), groups["rest"].strip()
    return None, part


def _times(words: str, text: str) -> Times:
    match = TIMES.fullmatch(words.strip())
    if not match:
        raise NotAFrequency(text)
    unit = as_counted(match["unit"].strip())
    said = match["before"] or match["after"]
    op = {**BEFORE, **AFTER}[said.casefold()] if said else ">=" if match["plus"] else "="
    if not match["high"]:
        return Times(op, value(match["low"]), None, unit)
    low, high = value(_scaled(match["low"], match["high"])), value(match["high"])
    if said or high < low:
        raise NotAFrequency(text)
    return Times("range", low, high, unit)


def _scaled(low: str, high: str) -> str:
    """3–5万 is 30000 to 50000."""
    return low if low[-1] in "万亿" else low + high[len(high.rstrip("万亿")) :]
