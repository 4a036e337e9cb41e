"""Blanks inside words and around numbers: 召 开 1 次 is 召开1次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

IDEOGRAPH = "\u4e00-\u9fff"
NUMERALS = "〇零一二三四五六七八九十百第"
BLANK = "[ \u00a0\u3000]"
DIGITS = rf"(?:[\d.,—–\-~～]{{1,12}}(?:{BLANK}[—–~～-]{BLANK}?[\d.,]{{1,8}})?)"
# A number set off by blanks; at the head of a line it numbers what follows.
AROUND_NUMBER = (
    rf"(?P<before>(?<=[{IDEOGRAPH}，。；、：（”》]){BLANK}(?={DIGITS}(?:{BLANK}[%％{IDEOGRAPH}]|[%％])))?"
    rf"(?:(?<=[{IDEOGRAPH}，。；、：（”》])|(?<=[{IDEOGRAPH}，。；、：（”》]{BLANK})){DIGITS}"
    rf"(?P<after>{BLANK}(?=[%％{IDEOGRAPH}]))?"
)
# One ideograph alone between blanks, or between a blank and a word, behind the head of its line.
ALONE = (
    rf"(?<=[{IDEOGRAPH}])(?P<before>{BLANK})(?=[{IDEOGRAPH}](?:{BLANK}[{IDEOGRAPH}\d]|[，。；、]))"
    rf"|(?<=[^{NUMERALS}\W]{BLANK}[{IDEOGRAPH}])(?P<after>{BLANK})(?=[{IDEOGRAPH}\d])"
)
# 95% 以上, 完成 《规划》 的起草.
BESIDE_MARK = (
    rf"(?P<before>(?<=[%％]){BLANK}(?=[{IDEOGRAPH}])|(?<=[{IDEOGRAPH}，。；、]){BLANK}(?=《))"
    rf"|(?P<after>(?<=》){BLANK}(?=[{IDEOGRAPH}，。；、]))"
)
# Around a dash between numbers, before a mark that follows a word, after one that opens.
AROUND_DASH = rf"(?<=\d)(?P<before>{BLANK})?[—–－~～-](?P<after>{BLANK})?(?=\d)"
AT_MARK = rf"(?P<before>(?<=[{IDEOGRAPH}\d]){BLANK}(?=[，。；：、）》]))|(?P<after>(?<=[（《]){BLANK})"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Compiled when a text with blanks is met: most have none, and they cost the start of the program 15 ms."""
    return tuple(map(re.compile, (AROUND_NUMBER, ALONE, BESIDE_MARK, AROUND_DASH, AT_MARK)))


def stray(text: str) -> Iterator[int]:
    """Where the blanks stand that are no part of the text."""
    if " " in text or "\u3000" in text or "\u00a0" in text:
        for shape in _shapes():
            for found in shape.finditer(text):
                for name in ("before", "after"):
                    if found[name]:
                        yield found.start(name)
