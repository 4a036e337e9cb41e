"""Duties in brackets: （甲、乙牵头，丙配合，6月底前完成）, （责任单位：甲、乙）."""

from __future__ import annotations

import re

from luoshi.reading.duties.names import NO_UNIT, UNIT_END, names
from luoshi.reading.duties.roles import ANSWERS, ENDING, NO_NAME, VERB_WORDS, Said, clause, label_at

HINT = re.compile(
    rf"{VERB_WORDS}|责任[：:]|责任(?:单位|部门|科室|处室|股室|部室|院系|系部|站所|班组|人)|主责"
)
# 甲牵头、乙配合; two fields may stand apart by a blank alone.
CLAUSE_MARKS = re.compile(
    r"[，,；;。]|(?<=牵头|主办|主责|负责|承办|配合)、|[ \u3000\t]+(?=[\u4e00-\u9fff]{2,6}[：:])"
)
# 列第一位者为牵头单位, 排在第一位的部门为牵头部门: what stands before the rank does not matter.
FIRST_LEADS = re.compile(
    r"(?:首位|第一位?|第1位?|最前)的?(?:者|的)?(?:单位|部门|科室|处室)?(?:者)?(?:即|均)?为?(?:是)?"
    r"(?:牵头|主办|主要责任|主责|第一责任)"
)
LONGEST_BRACKET = 600


# 含分馆, 见附件: a remark.
REMARK = re.compile(r"不?含|见|指|如|即|包括|详见|除|原|简称|以下|以上|其中|或")


def said_by_names(inside: str) -> list[Said]:
    """（保管部、社教部） behind a stop: units alone are those that answer; empty for anything else."""
    if FIRST_LEADS.search(inside) or NO_NAME.search(inside):
        return []
    listed = names(inside)
    told = len(inside) <= LONGEST_BRACKET and REMARK.match(inside) is None and bool(listed)
    units = told and all(UNIT_END.search(name) and not NO_UNIT.search(name) for name in listed)
    return [Said(ANSWERS, tuple(listed))] if units and "，" not in inside else []


def roles_said(words: str, rank: int) -> list[Said]:
    """A list of names of one rank; where roles are said of all of them (甲牵头，乙配合) they hold instead."""
    parts = [part for part in CLAUSE_MARKS.split(words.replace("\n", "，")) if part.strip()]
    if len(parts) > 1 and all(ENDING.search(part.strip()) for part in parts):
        return [said for part in parts for said in clause(part)]
    return clause(words.replace("\n", "、"), rank)


def said_in_bracket(inside: str) -> list[Said]:
    """What the inside of a bracket says of duties; empty where it speaks of something else.

    A note such as 排第一位的为牵头单位，下同 may stand among its clauses.
    """
    if len(inside) > LONGEST_BRACKET or not HINT.search(inside):
        return []
    said: list[Said] = []
    pending = ""
    rank: int | None = None
    for part in CLAUSE_MARKS.split(inside):
        if FIRST_LEADS.search(part):
            pending, rank = "", None
            continue
        label = label_at(part.strip())
        if label is not None:
            rank = label[0]
            value = part.strip()[label[1] :]
            said += clause(value, rank) if rank is not None else [Said(0, (), value.strip())]
            continue
        here = clause(pending + part, rank)
        if here:
            said += here
            pending = ""
        elif not said:
            pending += part + "、"
    return said if any(part.names for part in said) else []
