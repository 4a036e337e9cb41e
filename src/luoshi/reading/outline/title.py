"""What a plan's title says: its kind, the organisation and the year."""

from __future__ import annotations

import re

from luoshi.reading.numerals import value

LONGEST_TITLE = 70
PLAN_NOUN = re.compile(
    r"(?:要点|计划|方案|安排|意见|思路|规划|纲要|清单|分解表?|任务书?|配档表|台账|通知|办法|举措|部署|行动|目标|总结|报告|措施|细则)"
    r"(?:表|书)?[》”]?(?:的通知|的函|的意见)?(?:[（(][^（()）]{1,20}[）)])?$"
)
WRITTEN_YEAR = "(?:二〇|二○|二零)[〇○零一二三四五六七八九]{2}"
YEAR = re.compile(rf"(?<!\d)((?:19|20)\d\d) ?(?:年|—|-|学年)|({WRITTEN_YEAR})年")
# The organisation stands before the year or before 关于.
BEFORE = re.compile(
    rf"^(?:中共)?[^《》，。：\s]{{2,30}}?(?=(?:19|20)\d\d ?[年学-]|{WRITTEN_YEAR}年|关于|印发)"
)
UNIT = re.compile(
    r"(?:(?!全|本|各)[^，。《》“”\s]){1,18}(?:[局委办处科院馆厅署站]|(?<!干|全|内|外)部|(?<!各)室|公司|集团|政府|中心|大学|中学|小学|学校"
    r"|工会|协会|学会|委员会|妇联|团委|党委|支部|所|厂)(?=.*(?:工作|要点|计划|方案|安排|任务))"
)


def is_title(line: str) -> bool:
    """A line that can be a plan's title: short, without a stop, ending in a word for a plan."""
    return (
        len(line) <= LONGEST_TITLE
        and not any(stop in line for stop in "。；！？;")
        and bool(PLAN_NOUN.search(line))
    )


def year_in(text: str) -> int | None:
    found = YEAR.search(text)
    if found is None:
        return None
    return int(found[1]) if found[1] else int(value(found[2].replace("○", "〇")))


def organisation_in(title: str) -> str | None:
    """市图书馆2026年工作要点 → 市图书馆; 2026年市图书馆工作要点 → 市图书馆; None where none is named."""
    bare = title.lstrip("—-－ ")
    before = BEFORE.match(bare)
    if before and bare[before.end() :][:2] != "印发":
        return before[0].removesuffix("关于") or None
    dated = YEAR.match(bare)
    unit = UNIT.match(bare[dated.end() :].lstrip("年度 ")) if dated else None
    return unit[0] if unit else None
