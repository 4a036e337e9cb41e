"""The names of doers: where one can begin, how it ends, what follows it, which name no one."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import any_of, words

STRONG = any_of(words("verbs", "strong"))
NAME_GOES_ON = rf"(?![^，。；、每要须应将0-9]{{0,6}}{any_of(words('verbs', 'name-end'))})"
# 保障部检修班: the verb belongs to a second name.
NO_TEAM = (
    rf"(?!{any_of(words('verbs', 'team'))}"
    r"(?:办公室|班组|小组|专班|班(?![子次])|组(?!织)|队(?!伍)|员|室(?![内外])|站(?!点)|科(?![技研学])|处(?![置理])"
    r"|部(?![署门分])|中心|公司))"
)
WEAK = any_of(words("verbs", "weak"))
OPENING = rf"{NO_TEAM}(?:{any_of(words('verbs', 'modal'))}|{STRONG}|{WEAK}{NAME_GOES_ON})"
OPENS = re.compile(OPENING)
NO_START = re.compile(rf"(?P<verb>{STRONG})|{any_of(words('verbs', 'no-start'))}")
# 采购办, 督查组, 接收征集科: a verb at once followed by the end of a name begins one.
OFFICE = re.compile(
    r"(?:人员|领导|班组|专班|小组|公司|办(?![理好])|科(?!室)|处(?![置理])|部(?![门署])|股|室|局|庭|队|所|员|厅|院"
    r"|窗口|中心|组(?!织)|站)"
)
GAP = re.compile(WEAK)
# 参训学员, 检测机构: so does one that tells which people or body is meant.
WHICH = re.compile(
    rf"{any_of(words('verbs', 'attribute'))}"
    r"(?:单位|机构|部门|企业|公司|人员|领导|干部|专家|教师|医师|医生|护士|学员|学生|选手|队伍|队员|工作队|书记|律师|工人)"
    rf"|(?:值班|带班|当班|轮值|驻村|驻点|包村|挂职|新进|在岗|参训|参赛){any_of(words('actors', 'people'))}"
)
END = any_of(words("actors", "bodies", "people"))
BRACKET = r"（[^（）]{1,8}）"
# Thirty characters are longer than any name, and keep the search for its end bounded.
NAME = rf"(?:[^，,。；;：:！!？?由（）()《》／|\s]|{BRACKET}){{0,30}}?{END}(?:{BRACKET})?"
ALONE = re.compile(rf"(?P<name>{NAME})")
DOER = re.compile(rf"(?P<name>{NAME})(?={OPENING})")
NOBODY = frozenset(words("actors", "unnamed"))
WITH = re.compile("会同|联合|协同|配合|携手")
# 导览册每馆不少于15册: what stands before is what each of them has to have.
EACH = re.compile("每(?![人名位])")
# 专人负责与…对接的人: words that stand inside no name show that it began before the doer.
INSIDE = re.compile(
    r"委托|负责(?![人同])|进行|开展|加强|建立|举办|召开|印发|根据|按照|围绕|通过|对(?![外口])|将|把|向|专人|做好|进校|入户|不得|、(?:邀请|组织|开展|督促|召开|举办|参加|联系|走访|聘请|完成|做好)|[^，]{4}的[^，]{6}"
)


def may_begin(text: str, start: int, end: int) -> bool:
    """Whether a name can begin at `start`: not with a verb, unless that is part of the name."""
    found = NO_START.match(text, start, end)
    if found is None:
        return True
    if found["verb"] is None:
        return False
    behind = found.end()
    gap = NO_START.match(text, behind, end) or GAP.match(text, behind, end)
    named = (
        OFFICE.match(text, behind, end)
        or (gap is not None and OFFICE.match(text, gap.end(), end))
        or WHICH.match(text, start, end)
    )
    return named is not None and OPENS.match(text, named.end(), end) is not None


def doer(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that begins at `start`, group `name`, where the words behind it say what it does."""
    return DOER.match(text, start, end) if may_begin(text, start, end) else None


def name_alone(text: str, start: int, end: int) -> re.Match[str] | None:
    """The shortest name that begins at `start`, whatever follows it."""
    return ALONE.match(text, start, end) if may_begin(text, start, end) else None


def name_filling(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that fills [start, end)."""
    return ALONE.fullmatch(text, start, end) if may_begin(text, start, end) else None


def name(written: str) -> str | None:
    """The doer that the words name; of 甲会同乙 the first, and None where they name no one in particular."""
    first = WITH.split(written)[0]
    if first[0] in '“"':
        first = first.strip('“”"')
    shared_out = EACH.search(first, 1)
    if shared_out is not None:
        first = first[shared_out.start() :]
    if first in NOBODY or len(first) < 2 or first.count("与") > 1 or INSIDE.search(first):
        return None
    return first
