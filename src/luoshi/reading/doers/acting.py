"""各分馆每月…: a name with what it does, or when it does so, behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from luoshi.reading.doers.names import INSIDE, Name, doer, name_filling
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark

# Who only helps (各科室参与) does not govern what follows.
HELPING = re.compile(
    r"(?:积极|共同|协同|全程|密切|按[^，]{1,6}|分片|分头|分工|各自)*(?:参与|参加|配合|协助|支持|(?<=片|头|工|自)负责|(?<=分工)负责)"
)
# 参演人员不少于300人: they are counted, and do nothing.
COUNTED = re.compile(
    r"(?:不(?:得|应)?(?:少|低)于|达到?|超过|突破|占|新增|净增|增加到?|增至)[\d一二三四五六七八九十百千万]{1,9}[人名位]"
)
ALL_OF = re.compile(any_of(words("actors", "all-of")))
EACH = re.compile("每[人名位]")
ACT = any_of(words("verbs", "undergone"))
AUX = "(?:原则上|全年|共计?|累计|至少|须|应|要|均|都|不得?[少低]于|达到?|超过|控制在)*"
# 教师培训每年2次, 职工体检和复查: a heading, which says of no one that he does it.
HEADING = re.compile(
    rf"{ACT}(?:[、和与及]?[^，。、和与及]{{0,4}}?{ACT})*(?:工作|活动|制度|任务)?{AUX}(?P<goes_on>.)?"
)
COUNT = re.compile(rf"[^，\d]{{0,8}}?{any_of(words('verbs', 'counted'))}")
# 统计科对用工人数逐月登记: whoever acts on something is no heading.
ACTS_ON = re.compile("[对将把](?![口接])")
# 骨干教师授课情况每月公布: it comes of what people do.
OF_PEOPLE = re.compile(rf"{any_of(words('actors', 'people'))}$")
RESULT = re.compile(
    rf"[^，]{{1,8}}?{any_of(words('verbs', 'result'))}{AUX}$"
    # 学员到课率要求在八成以上, 青年教师参赛面达到九成
    r"|[^，\d]{1,14}?(?:率|面|比例|占比)(?:[力争要求须应目标保持在稳定到达不低少于超过至为]|控制){0,8}$"
)
# 省级媒体刊发稿件20篇: not the paper has to see to it.
PLACE = re.compile("(?:媒体|网站|平台|公众号|报刊)(?:刊|发|播|报道|登|采用|用稿|转载)")
# 新馆10月开馆: a building does not act.
BUILDING = re.compile("[馆园校院厂站区港店场]$|中心$")
BUILT = re.compile(
    r"(?:正式|全面|全部|力争|确保|如期|将|要|须)*"
    r"(?:竣工|完工|建成|投用|投产|投运|交付|开工|开馆|开园|落成|封顶|启用|试运营|投入(?:使用|运营))"
)
# 新生入学两个月内完成家访: what befalls them is where the time begins.
BEFALLS = re.compile("(?:入学|入校|报到|入院|出院|入职|到岗|离职|离校|毕业|退休|入馆|住院|转科)[后满]?$")
TIMES = frozenset(("recurring", "deadline", "vague"))


def acting(text: str, begin: int, end: int, marks: list[Mark]) -> str | None:
    """The name that begins at `begin`; before a period or a date no verb is needed."""
    at = bisect_right(marks, begin, key=attrgetter("start"))
    mark = marks[at] if at < len(marks) and marks[at].start < end else None
    limit = mark.start if mark and mark.kind != "deliverable" else end
    found = doer(text, begin, end)
    if found is None or found.end > limit:
        if mark is None or mark.kind not in TIMES or mark.start == begin:
            return None
        found = name_filling(text, begin, mark.start)
    elif not _does(text, found.words, found.end, limit, end):
        return None
    if found is None or (
        mark is not None and found.end == mark.start and _is_done_to(text, found, mark, end)
    ):
        return None
    return found.words


def _is_done_to(text: str, found: Name, mark: Mark, end: int) -> bool:
    """新馆|10月|开馆, 学员|受伤的1小时内|报告: what stands before the date does not act."""
    if mark.kind != "deadline":
        return False
    return _is_built(text, found.words, mark.end, end) or text.find("的", mark.start, mark.end) > 0


def _is_built(text: str, name: str, behind: int, end: int) -> bool:
    return BUILDING.search(name) is not None and BUILT.match(text, behind, end) is not None


def _does(text: str, name: str, behind: int, limit: int, end: int) -> bool:
    if INSIDE.search(name) or COUNTED.match(text, behind, end) or HELPING.fullmatch(text, behind, end):
        return False
    # 学员请假的当日报告, 学员受伤的1小时内报告: that is the case in which someone else acts.
    if (
        text[limit - 1] == "的"
        or (limit < end and BEFALLS.search(text, behind, limit))
        or _is_built(text, name, behind, end)
    ):
        return False
    if any(PLACE.match(text, behind - long, end) for long in (2, 3)):
        return False
    is_theirs = ALL_OF.match(name) is not None or EACH.match(text, behind) is not None
    return is_theirs or not _heads(text, name, behind, limit)


def _heads(text: str, name: str, behind: int, limit: int) -> bool:
    if ACTS_ON.match(text, behind, limit) and OF_PEOPLE.search(name) is None:
        return False
    heading = HEADING.match(text, behind, limit)
    if heading is not None and heading["goes_on"] in (None, "由"):
        return True
    if COUNT.match(text, behind, limit):
        return True
    return OF_PEOPLE.search(name) is not None and RESULT.match(text, behind, limit) is not None
