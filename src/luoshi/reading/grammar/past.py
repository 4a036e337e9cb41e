"""What has been done is no promise: 去年新增2座, 已完成12场."""

from __future__ import annotations

import re

PAST = re.compile(r"去年|上年|往年|前年|近年|历年|过去|以来|截至|截止|曾|[已](?!知|婚)|先后|共计?完成了|同比|上一年")
# 截至2025年底，全县…: the clause before only says that what follows is past.
HEADED = re.compile(r"(?:^|[。；，\n])(?:截至|截止|去年|上年|过去|近年|近[一二三四五两]年)[^，。；]{0,12}，$")
YEAR = re.compile(r"(20\d\d)年")


def plan_year(text: str) -> int | None:
    """The year a text speaks for: the first one it names near its top."""
    found = YEAR.search(text, 0, 400)
    return int(found[1]) if found else None


def is_past(text: str, clause: int, mark: int, year: int | None) -> bool:
    """Whether the words of the clause before the mark put it behind us."""
    if PAST.search(text, clause, mark) or HEADED.search(text, max(0, clause - 16), clause):
        return True
    return year is not None and any(int(named[1]) < year for named in YEAR.finditer(text, clause, mark + 5))
