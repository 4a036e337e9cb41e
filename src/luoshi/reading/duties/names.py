"""A list of names to names: 甲、乙和丙等 → 甲, 乙, 丙, where 和 inside 工业和信息化部 parts nothing."""

from __future__ import annotations

import re

LONGEST_NAME = 30
# How a unit's name ends. 和 and 与 part two names only after such an ending.
UNIT_END = re.compile(
    r"(?:[部局委办科处室会院馆司署厅社站队所校系台厂段库]|中心|公司|集团|政府|单位|机关|部门|分局|团委|妇联|大学|中学|小学"
    r"|医院|书记|主任|院长|馆长|经理|领导|人员|小组|专班|支部|总支|等)$"
)
# Words that end alike and name no unit.
NO_UNIT = re.compile(r"(?:社会|干部|全部|内部|外部|党的建设|机会|晚会|委)$")
# A name goes on after 和 where what precedes could not stand alone.
JOINERS = re.compile(r"以及|和|与|及|同")
LIST_MARKS = re.compile(r"[、/／|\t\n\r,，；;。]")
ET_CETERA = re.compile(
    r"等(?=$|和|及|与|以及|有关|相关|各|部门|单位|科室|\d+[个家]|[一二三四五六七八九十]+[个家])"
)
GENERIC = re.compile(r"(?:\d+|[一二三四五六七八九十几多]+)?[个家]?(?:部门|单位|科室|处室|成员单位)?$")
AROUND = re.compile(
    r"^(?:主要由|由|请|其中)|(?:分别|共同|按照?职责分工|按照?各自职责|按照?分工|[按依]照?职责|各自|具体|统一|联合|分工|分头|积极|主动|密切|全力|认真|抓好|做好)+$"
)
EDGES = " \t\r\n\u3000\u00a0。；;：:"


def names(listed: str) -> list[str]:
    """The names in a list, in order, each once."""
    found: list[str] = []
    for part in LIST_MARKS.split(listed):
        for piece in ET_CETERA.split(part):
            for name in _joined(piece):
                bare = _bare(name)
                if bare and not GENERIC.match(bare) and bare not in found:
                    found.append(bare)
    return found


def _joined(piece: str) -> list[str]:
    """Parts at 和 and 及 where a unit's name is complete before it."""
    parts: list[str] = []
    begin = 0
    for joiner in JOINERS.finditer(piece):
        left = piece[begin : joiner.start()]
        right = piece[joiner.end() :]
        if not right or (UNIT_END.search(left) and not NO_UNIT.search(left)) or not left:
            parts.append(left)
            begin = joiner.end()
    parts.append(piece[begin:])
    return parts


def _bare(name: str) -> str:
    bare = name.strip(EDGES)
    while True:
        shorter = AROUND.sub("", bare).strip(EDGES)
        if shorter == bare:
            return bare.removesuffix("等")
        bare = shorter
