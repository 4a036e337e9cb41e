"""督促各学院每月走访: the one who is made to act, acts."""

from __future__ import annotations

import re

from luoshi.reading.doers.acting import acting
from luoshi.reading.doers.names import OFFICE, may_begin, name, opens
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

CAUSING = re.compile(any_of(words("verbs", "causing", "bidding")))
BIDDING = re.compile(any_of(words("verbs", "bidding")))
# 实习|指导|教师, 接收|指导|科: the word is part of what someone is called.
TEACHER = re.compile("(?:教师|老师|教练|医师|专家|员|站)(?!.{0,4}[对将把])")
# 督促网络订餐平台每月自查: who is pressed to act is someone, whatever he is called.
PRESSED = re.compile(
    r"(?<=督促|要求|责成|敦促|督导|责令)(?P<name>[^，、。；的各每本其]{2,14}?)"
    r"(?<!工作|任务|事项|问题|项目|情况|数据|信息|材料|台账|机制|制度|整改|落实|部位|环节)(?=[于在要须应将至]|$)"
)
# 督促各泵房每日巡检
EACH_THING = re.compile(r"(?P<name>(?:各|全体|所有)(?![项类种方])[^，、。；的]{2,10}?)(?=[于在要须应将至]|$)")


def caused(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """Who is made to act in the clause."""
    return _caused(text, clause, marks, CAUSING)


def bidden(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """Who is bidden to act: he does what the next clauses say as well, which one who is taken along does not."""
    return _caused(text, clause, marks, BIDDING)


def _caused(text: str, clause: Span, marks: list[Mark], causing: re.Pattern[str]) -> str | None:
    for cause in causing.finditer(text, clause.start, clause.end):
        if cause.start() > clause.start + 1 and _in_a_name(text, cause.end(), clause.end):
            continue
        written = acting(text, cause.end(), clause.end, marks) or _any_of_all(text, cause, clause, marks)
        if written:
            return name(written)
    return None


def _in_a_name(text: str, at: int, end: int) -> bool:
    """接收指导|科|指导…: the word is part of an office's name, of which something is said."""
    if text.startswith("指导", at - 2) and TEACHER.match(text, at, end):
        return True
    office = OFFICE.match(text, at, end)
    return office is not None and (
        opens(text, office.end(), end) or CAUSING.match(text, office.end(), end) is not None
    )


def _any_of_all(text: str, cause: re.Match[str], clause: Span, marks: list[Mark]) -> str | None:
    """督促各泵房每日…: whatever is named by each or all, up to its period or modal word."""
    if not BIDDING.fullmatch(cause[0]):
        return None
    stop = next((mark.start for mark in marks if cause.end() < mark.start < clause.end), None)
    if stop is None:
        return None
    found = EACH_THING.match(text, cause.end(), stop)
    if found is None and may_begin(text, cause.end(), stop):
        found = PRESSED.match(text, cause.end(), stop)
    return found["name"] if found else None
