"""What has been done is no promise: 去年新增2座, 已完成12场."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

PAST = re.compile(any_of(words("times", "past")))
# 截至2025年底，全县…: the clause before only says that what follows is past.
HEADED = re.compile(
    r"(?:^|[。；，：\n])(?:(?:截至|截止)[^，。；]{0,12}"
    r"|(?:去年|上年|去[春夏秋冬]|过去|近年|(?:近|过去)?[一二三四五两几]年来)[^，。；已的]{0,4}|过去的?一年[^，。；]{0,3}"
    r"|[^，。；]{1,12}以来|(?:去年|上年|上一年)度?(?:全年)?[^，。；的逐复基针]{4,24})，"
)
# How far before a number its heading is looked for.
FAR = 200
# 今年再安排: from here on it is no longer said of the past.
NOW = re.compile("今年|明年|本年|全年|年内|下一步|接下来|继续|力争|确保|计划|[将须]|要(?![点求素])")
# 2025年全年检查120次，整改…: the same of a year before the plan's.
YEAR_HEADED = re.compile(r"(?:^|[。；])(20\d\d)年(?:[^，。；的逐复基针前起]{4,24})?，")
# 上半年已完成8场.
DONE_BY_THEN = re.compile("[^，。；、]{0,3}已(?![知婚])")
# 接收40个车棚的任务已经完成.
DONE_SINCE = re.compile("[^，。；、]{0,16}?已(?:经|在|于|全部|顺利|基本|如期|全面)")
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
    done = DONE_BY_THEN if mark.kind == "deadline" else DONE_SINCE
    if done.match(text, mark.end, clause.end):
        return True
    if begin and _headed(text, begin, place, year):
        return True
    if year is None or text.find("20", begin, place + 5) < 0:
        return False
    return any(int(found[1]) < year for found in YEAR.finditer(text, begin, place + 5))


def _headed(text: str, begin: int, place: int, year: int | None) -> bool:
    """Whether an earlier clause puts what follows it behind us, and nothing since turns to what is to come."""
    near = max(0, begin - FAR)
    heading = HEADED.search(text, near, begin)
    if heading is None and year is not None and text.find("20", near, begin) >= 0:
        heading = YEAR_HEADED.search(text, near, begin)
        heading = heading if heading and int(heading[1]) < year else None
    return heading is not None and NOW.search(text, heading.end(), place) is None
