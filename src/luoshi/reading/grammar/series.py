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
ACT_BETWEEN = rf"(?<![度月]){VERB}|(?<=个月|半月){VERB}|(?<=个季度){VERB}"
ACTS = words("times", "acts")
ACT = any_of(ACTS)
# What a habit is called by in one character: 一年两检, 日清月结.
DONE = r"[送捞浇喷检测查评巡练考训讲议晒排演赛访扫洗校调清结改盘验核比审研督示缴报洁](?![期年间员场点站所])"
# 一季度至少一次 is how often; 一季度至少完成两项 is a date.
BOUND = (
    r"(?:不得?(?:少|低)于|不下|至少|最少)(?:要|应|有|开展|组织)?(?=[一两三二1-3１-３](?:次|回|遍|趟|轮|场))"
)
# 一年一次, 一年两检, 一季度不少于一次, and 一季度一通报 but not 一年一直.
PER = re.compile(
    rf"{numerals.BEGIN}(?P<unit>{WORD})"
    rf"(?:(?={BOUND})|(?:{ACT_BETWEEN})?(?P<count>[一两二三四五六七八九十])(?P<event>{EVENT})(?![座堂坛题评解授学])"
    rf"|(?P<twice>[两双二三四五六])(?P<act>{ACT}|{DONE})(?![一-鿿]{{0,2}}[个条项])"
    rf"|一(?![般切旦定致个些直半级种期季月年样线]))"
)
PREFIX = re.compile(r"[一两三]个?")
OTHER_SPAN = ("第", "近", "前", "后", "上", "下", "过去", "未来", "连续", "这", "那", "为期")


def per(site: Site) -> Mark | None:
    """一周两次, 半年一评估: without a counted act the number stays unsaid."""
    found = site.match
    if site.before.endswith((*OTHER_SPAN, found["unit"])) or site.after.startswith(found["unit"]):
        return None
    n = {"两": 2, "三": 3}.get(found["unit"][0], 1)
    return site.mark("recurring", every=every(PREFIX.sub("", found["unit"]), n), times=_said_times(found))


def _said_times(found: re.Match[str]) -> Times | None:
    """一周三次 is three, 一年两检 is two: 次."""
    if found["count"]:
        return Times("=", numerals.value(found["count"]), None, found["event"])
    return (
        Times("=", numerals.value(found["twice"].replace("双", "两")), None, "次") if found["twice"] else None
    )


SHORT_PERIODS = ("半年", "年", "季", "月", "旬", "周", "日")
SHORT = any_of(SHORT_PERIODS)
STEP = re.compile(rf"(?P<unit>{SHORT})(?P<act>{ACT})")
# 本周, 节日, 学年, 旺季: no link of such a chain.
OTHER_PERIOD = tuple(
    "0123456789一二三四五六七八九十每按逐本当上下全今去同近节假作息念次即整终往平生历常成青少中学周旱夏冬春秋淡旺赛"
    "腊正元满蜜首头末"
)
NO_LINK = f"(?<![{''.join(OTHER_PERIOD)}])"
LINKED_STEP = rf"{NO_LINK}{SHORT}度?{ACT}"
# 站区日巡查、班组周讲评: the next link may name its doer.
STEP_BEFORE = re.compile(rf"{SHORT}度?(?:[^，。、]{{1,4}}[、，,和+”][^，。、；]{{0,6}}|{ACT})$")
STEP_AFTER = re.compile(rf"(?:[^，。、]{{0,3}}[、，,和+][^，。、；]{{0,6}}?)?{LINKED_STEP}")
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


PAIRED = re.compile(rf"(?P<unit>[日周旬月季年])(?P<act>{DONE})(?P<again>(?P=unit){DONE})?")
NEXT_OF_PAIR = re.compile(f"[日周旬月季年]{DONE}")
FIRST_OF_PAIR = re.compile(f"{NO_LINK}[日周旬月季年]{DONE}$")


def paired(site: Site) -> Mark | None:
    """日清月结 is two habits, 周检周改 one; alone 月检 is a name, and so are 周报、月报."""
    lead, after = site.lead, site.after
    first = not lead.endswith(OTHER_PERIOD) and bool(site.match["again"] or NEXT_OF_PAIR.match(after))
    if not first and not FIRST_OF_PAIR.search(lead):
        return None
    if site.match["act"] == "报" and "报" in {lead[-1:], after[1:2], (site.match["again"] or "")[1:]}:
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
        "paired",
        tuple(f"{unit}{act}" for unit in "日周旬月季年" for act in DONE[1 : DONE.index("]")]),
        PAIRED,
        paired,
        ("坚持周检周改", "库存日清月结"),
        ("日新月异", "五月检修", "年检车辆", "周报月报照例归档"),
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
