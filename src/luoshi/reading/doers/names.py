"""The names of doers: where one can begin, how it ends, what follows it, which name no one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.lexicon import any_of, words

# Plain words are looked up; patterns of a thousand words would take longer to compile than a plan to read.
STRONG_WORDS = frozenset(word for word in words("verbs", "strong") if word.isalnum())
STRONG_LENGTHS = sorted({len(word) for word in STRONG_WORDS}, reverse=True)
STRONG_SHAPES = re.compile(any_of([word for word in words("verbs", "strong") if not word.isalnum()]))
WEAK = any_of(words("verbs", "weak"))
NAME_GOES_ON = rf"(?![^，。；、每要须应将0-9]{{0,6}}{any_of(words('verbs', 'name-end'))})"
IN_SEASON = rf"{any_of(words('times', 'seasons'))}(?:期间|期内|[间内前后]|来临|到来|结束)"
# 春防期间, 展期进社区, 春秋两季, 雪后.
IN_SEASON += (
    r"|[春夏秋冬汛雨雪霜旱淡旺赛展考训][一-鿿]?(?:期间|期(?=[^，。；]{1,3}[进开举组送])|[两四]季)"
    r"|[雪雨汛灾震赛课会节假]后|[汛雨雪灾赛课会节假考]前"
)
OPENING = re.compile(rf"{any_of(words('verbs', 'modal'))}|{IN_SEASON}|{WEAK}{NAME_GOES_ON}")
# 保障部检修班: the verb belongs to a second name.
TEAM = re.compile(
    rf"{any_of(words('verbs', 'team'))}"
    r"(?:办公室|班组|小组|专班|班(?![子次])|组(?!织)|队(?!伍)|员|室(?![内外])|站(?!点)|科(?![技研学])|处(?![置理])"
    r"|部(?![署门分])|中心|公司)"
)
NO_START = re.compile(any_of(words("verbs", "no-start")))
# 采购办, 督查组, 接收征集科: a verb at once followed by the end of a name begins one.
# 巡视员带队的检查组: what it is led by belongs to the name.
LED_BY = re.compile(r"(?:带队|牵头|领衔|带领|组成|主持|负责)的[^，。；、]{1,6}?[组队班团]")
# 林场|护林员: a trade called after what it does.
DOER_OF_IT = re.compile("员(?![工额会])")
OFFICE = re.compile(
    r"[一二三四五六七八九]?(?:人员|专员|领导|班组|专班|小组|分?公司|大队|支队|办(?![理好])|科(?!室)|处(?![置理])|部(?![门署])|股|室|局|庭|队|所|员|厅|院"
    r"|窗口|中心|大厅|组(?!织)|站(?!点)|班(?![子级次]))"
)
# 陈列展览部: what the office is for stands between its first verb and its end.
GAP = re.compile(rf"{WEAK}|{any_of(words('verbs', 'office-matters'))}")
# 组建专班每周…, 推动窗口每月…: such a verb has the body for its object.
OVER_BODIES = frozenset(words("verbs", "over-bodies"))
# 执行局、法警大队: a list of names goes on.
LISTED = re.compile("[、和与及暨]")
# 保卫科夜班组: a part of it is named.
PART = re.compile(rf"[一-鿿]{{0,4}}?{OFFICE.pattern}")
# 12315指挥中心, 由两名专职管理员: the figures that names begin with.
PEOPLE = any_of(words("actors", "people"))
NUMBERED = re.compile(
    r"(?:1\d\d|1\d{4}|9\d{4})(?=[^\d，、。；]{0,6}(?:中心|热线|平台|专班|大厅|[科办室站队]))"
    rf"|一[名位](?={PEOPLE})"
    r"|(?:(?<=由)|(?<=指导|督促|推动|要求))[\d一两二三四五六七八九十]{1,2}[名位]"
    rf"(?=[^，。；、]{{0,10}}?{PEOPLE})"
    r"|(?<=指导|督促|推动|要求)\d{1,3}[个家支所](?=[一-鿿])"
)
# 参训学员, 检测机构: so does one that tells which people or body is meant.
WHICH = re.compile(
    rf"{any_of(words('verbs', 'attribute'))}(?:指导|带教|管理|专职|兼职|专业|技术)?"
    r"(?:单位|机构|部门|企业|公司|人员|领导|干部|专家|教师|医师|医生|护士|学员|学生|选手|队伍|队员|工作队|书记|律师|工人)"
)
WHO = re.compile(
    r"(?:值班|带班|当班|轮值|驻村|驻点|包村|挂职|新进|在岗|参训|参赛)[一-鿿]{0,2}?"
    rf"{any_of(words('actors', 'people'))}"
)
# 承办人, 经办人: a trade that is called after what it does.
TRADE = re.compile(PEOPLE)
ENDS = re.compile(any_of(words("actors", "bodies", "people")))
BRACKET = r"（[^（）]{1,8}）"
ADDED = re.compile(BRACKET)
# Forty characters are longer than any name, and keep the search for its end bounded.
WRITTEN = re.compile(rf"(?:[^，,。；;：:！!？?由（）()《》／|\s]|{BRACKET}){{0,40}}")
# How many characters behind the end of a name the next part of it may end.
NEAR = 4
NOBODY = frozenset(words("actors", "unnamed"))
WITH = re.compile("会同|联合|协同|配合|携手|(?<=[科处部室局站队会组股院校所])同(?![志学级时步意等行业事类])")
# 导览册每馆不少于15册: what stands before is what each of them has to have.
EACH = re.compile("每(?![人名位])")
# 专人负责与…对接的人: words that stand inside no name show that it began before the doer.
INSIDE = re.compile(
    r"委托|[^，]所[带涉需管]|占比|负责(?![人同])|进行|开展|加强|建立|举办|召开|印发|根据|按照|围绕|通过|对(?![外口])|将|把|向|专人|做好|进校|入户|不得|、(?:邀请|组织(?!部|处|科|人事|委)|开展|督促|召开|举办|参加|联系|走访|聘请|完成|做好)|[^，]{4}的[^，]{6}"
)


class Name(NamedTuple):
    """The words of a name, and where they end."""

    words: str
    end: int


def verb_end(text: str, start: int, end: int) -> int | None:
    """Where the strong verb at `start` ends."""
    for length in STRONG_LENGTHS:
        if text[start : start + length] in STRONG_WORDS and start + length <= end:
            return start + length
    shape = STRONG_SHAPES.match(text, start, end)
    return shape.end() if shape else None


def opens(text: str, start: int, end: int) -> bool:
    """Whether what is said of a doer can begin at `start`."""
    if OPENING.match(text, start, end) is None:
        behind = verb_end(text, start, end)
        if behind is None or DOER_OF_IT.match(text, behind, end) is not None:
            return False
    # Few places come so far: only there is it asked whether the verb is part of a name.
    return not (
        TEAM.match(text, start, end) or LED_BY.match(text, start, end) or _tells_who(text, start, end)
    )


def _tells_who(text: str, start: int, end: int) -> bool:
    """接待中心|坐班律师|每周…: the verb tells which people of the body are meant, and theirs is what follows."""
    found = WHICH.match(text, start, end) or WHO.match(text, start, end)
    if found is None:
        return False
    at = found.end()
    return at == end or OPENING.match(text, at, end) is not None or LISTED.match(text, at, end) is not None


def may_begin(text: str, start: int, end: int) -> bool:
    """Whether a name can begin at `start`: not with a verb, unless that is part of the name."""
    behind = verb_end(text, start, end)
    if behind is None:
        return NO_START.match(text, start, end) is None or NUMBERED.match(text, start, end) is not None
    gap = GAP.match(text, behind, end)
    second = gap.end() if gap else verb_end(text, behind, end)
    named = (
        OFFICE.match(text, behind, end),
        OFFICE.match(text, second, end) if second else None,
        WHICH.match(text, start, end),
        WHO.match(text, start, end),
        TRADE.match(text, start, end),
    )
    governs = text[start:behind] in OVER_BODIES
    return any(
        found is not None
        and (opens(text, found.end(), end) or (not governs and _goes_on(text, found.end(), end)))
        for found in named
    )


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the name of an office goes on at `at`, with the next of a list or with its head (实训处主任)."""
    head = TRADE.match(text, at, end)
    part = PART.match(text, at, end)
    return (
        at == end
        or LISTED.match(text, at, end) is not None
        or any(
            found is not None and (found.end() == end or opens(text, found.end(), end))
            for found in (head, part)
        )
    )


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where a name that begins at `start` may end, in the order of its last word."""
    if not may_begin(text, start, end):
        return
    written = WRITTEN.match(text, start, end)
    stop = written.end() if written else start
    at = start
    while found := ENDS.search(text, at, stop):
        added = ADDED.match(text, found.end(), stop)
        yield added.end() if added else found.end()
        at = found.start() + 1


def doer(text: str, start: int, end: int) -> Name | None:
    """The name that begins at `start` where the words behind it say what it does."""
    return next((Name(text[start:at], at) for at in _ends(text, start, end) if opens(text, at, end)), None)


def appointed(text: str, start: int, end: int, does: re.Pattern[str]) -> Name | None:
    """The name that begins at `start` where `does` matches the words behind it."""
    return next(
        (Name(text[start:at], at) for at in _ends(text, start, end) if does.match(text, at, end)), None
    )


def name_filling(text: str, start: int, end: int) -> Name | None:
    """The name that fills [start, end)."""
    return next((Name(text[start:at], at) for at in _ends(text, start, end) if at == end), None)


def settled(text: str, start: int, end: int) -> Name | None:
    """The name that begins at `start`, with the parts named at once behind it (农技中心|专家组)."""
    found = None
    for at in _ends(text, start, end):
        if found is not None and at - found > NEAR:
            break
        found = max(at, found or at)
    return Name(text[start:found], found) if found is not None else None


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
