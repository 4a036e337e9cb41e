"""一季度一通报, 月调度、季通报、年考核: a period told by how the act is called."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.periods import every
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

EVENT = any_of(words("units", "events"))
WORD = r"(?:半个月|半月|半年|[一两三]个?(?:学期|学年|季度|季|年度|年|月|周|旬|天|日))"
# 半年评一次; 三季度开展一次 and 一月召开一次 are dates.
VERB = r"[^，。；、内来前后中里间多以之度一两二三四五六七八九十\d]{1,4}?"
ACT_BETWEEN = rf"(?<![度月]){VERB}|(?<=个月|半月){VERB}"
# 一年一次, and 一季度一通报 but not 一年一直.
PER = re.compile(
    rf"{numerals.BEGIN}(?P<unit>{WORD})"
    rf"(?:(?:{ACT_BETWEEN})?(?P<count>[一两二三四五六七八九十])(?P<event>{EVENT})(?![座堂坛题])|一(?![般切旦定致个些直半级种期季月年样线]))"
)
PREFIX = re.compile(r"[一两三]个?")
OTHER_SPAN = ("第", "近", "前", "后", "上", "下", "过去", "未来", "连续", "这", "那", "为期")


def per(site: Site) -> Mark | None:
    """一周两次, 半年一评估: without a counted act the number stays unsaid."""
    found = site.match
    if site.before.endswith((*OTHER_SPAN, found["unit"])) or site.after.startswith(found["unit"]):
        return None
    n = {"两": 2, "三": 3}.get(found["unit"][0], 1)
    times = Times("=", numerals.value(found["count"]), None, found["event"]) if found["count"] else None
    return site.mark("recurring", every=every(PREFIX.sub("", found["unit"]), n), times=times)


ACTS = words("times", "acts")
ACT = any_of(ACTS)
SHORT_PERIODS = ("半年", "年", "季", "月", "旬", "周", "日")
SHORT = any_of(SHORT_PERIODS)
STEP = re.compile(rf"(?P<unit>{SHORT})(?P<act>{ACT})")
STEP_BEFORE = re.compile(rf"{SHORT}度?[^，。、]{{1,4}}[、，,和+”]$")
STEP_AFTER = re.compile(rf"[^，。、]{{0,3}}[、，,和+]{SHORT}度?{ACT}")
# 3月检查, 每周检查, 本周检查: a date or another rule's period.
OTHER_PERIOD = tuple("0123456789一二三四五六七八九十每按逐本当上下全今去同")
HELD = re.compile(r"(?:实行|推行|落实|建立|健全|完善|执行|坚持|实施|做到|[“\"])$")
HELD_OF = re.compile(r"(?:实行|推行|落实|建立|健全|完善|执行|实施)[^，。、]{1,8}$")
HABIT = re.compile(r"[^，。、]{0,4}(?:制度|机制|制(?![定订造作约])|工作法)")


def step(site: Site) -> Mark | None:
    """One link of 月调度、季通报、年考核; alone only where it is set up as a habit."""
    lead = site.lead
    if lead.endswith(OTHER_PERIOD):
        return None
    chained = STEP_BEFORE.search(lead) or STEP_AFTER.match(site.after)
    if not (
        chained
        or (HELD.search(lead) and HABIT.match(site.after))
        or (HELD_OF.search(lead) and site.after.startswith(("制度", "机制")))
    ):
        return None
    return site.mark("recurring", every=every(site.match["unit"]))


COUNTED_STEP = re.compile(
    r"(?P<unit>[日周月季年])(?P<act>[学练考查讲评测读写背议演清晒])(?P<count>[一两三])(?P<event>[\u4e00-\u9fff])"
)
COUNTED_BESIDE = re.compile(r"[日周月季年][学练考查讲评测读写背议演清晒][一两三][\u4e00-\u9fff]")


def counted_step(site: Site) -> Mark | None:
    """One link of 日学一题、周练一卷、月考一次; alone it is a slip of something else."""
    found = site.match
    beside = COUNTED_BESIDE.fullmatch(site.lead[-5:-1]) or COUNTED_BESIDE.match(site.after[1:])
    if not beside or site.lead.endswith(OTHER_PERIOD):
        return None
    times = Times("=", numerals.value(found["count"]), None, found["event"])
    return site.mark("recurring", every=every(found["unit"]), times=times)


RULES = (
    Rule(
        "per",
        ("一", "两", "三", "半"),
        PER,
        per,
        ("一季度一通报", "半年一评估", "一周三次", "半月一碰头", "半年评一次"),
        ("统一标准", "一年来成效明显", "一季度召开", "近一年一直领先"),
        frozenset("个学季年月周旬天日"),
    ),
    Rule(
        "counted-step",
        tuple(f"{unit}{act}" for unit in "日周月季年" for act in "学练考查讲评测读写背议演清晒"),
        COUNTED_STEP,
        counted_step,
        ("坚持日学一题、周练一卷、月考一次",),
        ("五月考一次", "今日学一点"),
    ),
    Rule(
        "step",
        tuple(f"{unit}{act[0]}" for unit in SHORT_PERIODS for act in ACTS),
        STEP,
        step,
        ("月调度、季通报、年考核", "实行周汇报制度", "落实“日报告、周通报”"),
        ("本周检查宿舍", "今年考核科室", "3月检查", "当日报送"),
    ),
)
