"""What has been done is no promise: 去年新增2座, 已完成12场."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

PAST = re.compile(any_of(words("times", "past")))
# 截至2025年底，全县…: the clause before only says that what follows is past.
HEADED = re.compile(r"(?:^|[。；，\n])(?:截至|截止|去年|上年|过去|近年|近[一二三四五两]年)[^，。；]{0,12}，$")
YEAR = re.compile(r"(20\d\d)年")


def plan_year(text: str) -> int | None:
    """The year a text speaks for: the first one it names near its top."""
    found = YEAR.search(text, 0, 400)
    return int(found[1]) if found else None


# What is said of a habit or a document holds whenever it began.
TIMELESS = frozenset(("recurring", "vague"))


def is_past(text: str, mark: Mark, clause: Span, year: int | None) -> bool:
    """Whether the words of the clause before the mark put it behind us, or its year lies before `year`."""
    if mark.kind in TIMELESS:
        return False
    begin, place = clause.start, mark.start
    if PAST.search(text, begin, place):
        return True
    if text.startswith("，", begin - 1) and HEADED.search(text, max(0, begin - 16), begin):
        return not text.startswith("今年", begin)
    if year is None or text.find("20", begin, place + 5) < 0:
        return False
    return any(int(found[1]) < year for found in YEAR.finditer(text, begin, place + 5))
