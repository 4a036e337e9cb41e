"""Words that give a role: 甲牵头, 乙配合, 牵头单位：甲. A lower rank leads where several are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from luoshi.reading.duties.names import LONGEST_NAME, UNIT_END, names

LEADS, ANSWERS, GUIDES, HELPS = 1, 2, 3, 4

VERBS: tuple[tuple[int, str], ...] = (
    (HELPS, "配合|参与|参加|协办|协助|协同|支持|会办"),
    (GUIDES, "指导"),
    (LEADS, "牵头|主办|主责|抓总"),
    (ANSWERS, "负责|落实|承办|实施|办理|组织"),
)
LONGEST_LIST = 600
VERB_WORDS = "|".join(words for _, words in VERBS)
RANK_OF = {word: rank for rank, words in VERBS for word in words.split("|")}
# What may stand after the role word without changing it: 牵头负责, 负责落实, 配合做好, 参与实施.
ENDING = re.compile(rf"(?P<role>{VERB_WORDS})(?:{VERB_WORDS}|组织|推进|做好|抓好|完成|工作)*$")
WHO = "(?:单位|部门|科室|处室|股室|部室|院系|系部|站所|班组|领导|人员|人|主体|机构)(?:及责任人)?"
COLON = "[ \u3000]*[：:]"
LABELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (LEADS, re.compile(rf"(?:牵头|主办|主责|主要责任){WHO}{COLON}|(?:牵头|主办|主责){COLON}")),
    (HELPS, re.compile(rf"(?:配合|协办|协同|协助|参与|参加|支持){WHO}{COLON}|(?:配合|协办|协助){COLON}")),
    (ANSWERS, re.compile(rf"(?:责任|承办|落实|实施|负责|分管|包联|具体责任){WHO}{COLON}|责任{COLON}")),
)
DUE_LABEL = re.compile(
    r"(?:完成|办理|办结|推进|时间|进度|整改|落实)?(?:时限|期限|时间|节点|日期)(?:要求|安排)?[ \u3000]*[：:]"
)
INLINE_LEADER = re.compile(r"(?P<name>[^（()）、，]+)[（(](?:牵头|主办|组长)(?:单位|部门)?[）)]")
INLINE_HELPER = re.compile(r"(?P<name>[^（()）、，]+)[（(](?:配合|协办|协助|参与)(?:单位|部门)?[）)]")
# 责任处室：接收处牵头，信息处配合: the role said of a name holds against that of the field.
ROLE_SAID = re.compile(
    r"(?<=[局委办科处部室会院馆司署厅站队所校系股心司组）])(?P<role>牵头|主办|抓总|配合|协办|协助|参与)(?:负责|落实|实施)?$"
)
# 商 and 联合 join two units only after a complete name: not in 工商联 or 联合会.
WITH = re.compile(r"会同|(?<=[局委办部科处室会院馆司署厅])(?:联合(?!会)|商(?!务|会))")
TIME = re.compile(
    r"\d{4}年|\d{1,2}月|年底|年初|年内|全年|季度|长期|常年|每年|每月|月底|上半年|下半年|持续|\d{1,2}日前|常态|月末|学期|[寒暑]假"
    r"|(?:春节|元旦|国庆|汛期|开学)[前后期]|前(?:完成|办结|到位)?$|每(?:周|半年|学年)"
)
# （列第一位者为牵头单位，下同）: how the list is to be read, and no name in it.
NOTE = re.compile(r"[（(][^（()）]{0,30}(?:下同|第一位|首位)[^（()）]{0,20}[）)]")
# 6月底前完成并长期坚持, 年底前基本建成: the date, and what is to be then.
DONE_BY = re.compile(
    r"(?P<date>[^，。；]{2,20}?(?:前|底|末|内))(?:基本|全部|全面|初步)?(?:完成|办结|落实|到位|取得|见效|建成|出台).*"
)
# 谁主管谁负责 is a principle, not a duty.
NO_NAME = re.compile(r"谁|什么|是否|如何|应当|必须|不得|以及其他|其负责|要求")


class Said(NamedTuple):
    """What one clause says: the names with their rank, or a time."""

    rank: int
    names: tuple[str, ...]
    due: str | None = None


def label_at(text: str, position: int = 0) -> tuple[int | None, int] | None:
    """The field label at `position`: (rank, end), rank None for a time; None where there is no label."""
    for rank, shape in LABELS:
        found = shape.match(text, position)
        if found:
            return rank, found.end()
    found = DUE_LABEL.match(text, position)
    return (None, found.end()) if found else None


def clause(said: str, rank: int | None = None) -> list[Said]:
    """What a clause such as 甲、乙牵头 says; with `rank` (from a label) it is a list of names alone."""
    said = NOTE.sub("", said).strip(" \u3000\t。；;，,")
    if len(said) > LONGEST_LIST:
        return []
    told = ROLE_SAID.search(said) if rank is not None else None
    if told is not None:
        rank, said = RANK_OF[told["role"]], said[: told.start()]
    elif rank is None:
        found = ENDING.search(said)
        if found is None:
            return [Said(0, (), bare_time(said))] if TIME.search(said) and len(said) <= LONGEST_NAME else []
        rank, said = RANK_OF[found["role"]], said[: found.start()]
    elif TIME.search(said) and not UNIT_END.search(bare_time(said)):
        return [Said(0, (), bare_time(said))]
    leader, said = _inline(INLINE_LEADER, said)
    helping, said = _inline(INLINE_HELPER, said)
    pair = WITH.split(said, maxsplit=1)
    listed = names(pair[0])
    helpers = [*(names(pair[1]) if len(pair) == 2 else []), *helping]
    if any(len(name) > LONGEST_NAME or NO_NAME.search(name) for name in [*listed, *helpers]):
        return []
    said_here = [Said(LEADS, leader)] if leader else []
    if listed:
        said_here.append(Said(max(rank, ANSWERS) if leader else rank, tuple(listed)))
    if helpers:
        said_here.append(Said(HELPS, tuple(helpers)))
    return said_here


def _inline(shape: re.Pattern[str], said: str) -> tuple[tuple[str, ...], str]:
    """甲（牵头）、乙 → (甲,), 乙."""
    told = [found["name"].strip("；;。 ") for found in shape.finditer(said)]
    return tuple(told), shape.sub("", said) if told else said


def bare_time(said: str) -> str:
    """6月底前完成 → 6月底前."""
    bare = said.strip(" \u3000\t。；;，,")
    done = DONE_BY.fullmatch(bare)
    if done:
        bare = done["date"]
    for word in ("完成", "办结", "落实到位"):
        bare = bare.removesuffix(word)
    return bare.removeprefix("于").strip()


def parted(said: list[Said], first_leads: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lead, support): the lowest rank leads.

    Where nobody is said to lead, all do, or the first named where the plan says so (`first_leads`).
    """
    ranks = [part.rank for part in said if part.names]
    if not ranks:
        return (), ()
    best = min(ranks)
    lead = _once(name for part in said if part.rank == best for name in part.names)
    support = _once(name for part in said if part.rank != best for name in part.names if name not in lead)
    if first_leads and best != LEADS and len(lead) > 1:
        return lead[:1], (*lead[1:], *support)
    return lead, support


def _once(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(listed))
