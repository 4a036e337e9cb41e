"""会后3日内, 自印发之日起10个工作日内, 提前15天, 会前30分钟, 7×24小时: so long after or before."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.doers.names import doer, settled
from luoshi.reading.grammar.amounts import shape
from luoshi.reading.grammar.amounts import times as counted
from luoshi.reading.grammar.moments import OF_EVENT
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import HOURS
from luoshi.reading.numerals import BEGIN, NUMBER
from luoshi.reading.result import Op, Times
from luoshi.reading.rule import Hold, Mark, Rule, Site

FOLLOWS = frozenset(word[0] for word in words("units", "hours", "durations"))
UNIT = any_of(words("units", "hours", "durations"))
LIMIT = re.compile(shape(UNIT, "(?P<tail>以内|之内|内)"))
OTHER_SPAN = ("近", "过去", "未来", "最近")
SHORTENED = re.compile(r"(?:压缩|缩短|压减|压降|减少|控制|缩减|降低?|保持|限定)[^，。；、]{0,4}$")
MEASURED = re.compile(r"(?:时间|时限|时长|用时|周期|期限|平均)[^，。；、]{0,6}$")
ANSWERS = re.compile(
    r"(?:予以|给予|给出|作出|完成|进行|及时|得到)?(?:书面|首次|电话|在线)?"
    r"(?:答复|回复|响应|办结|回应|反馈|办理完|受理|回访|接诊|出具报告|回电|给答复|回告|告知|回音|给出回)"
)


# 两年内不得参评 says how long a rule holds, 三年内每学年 how long a habit.
BARRED = re.compile("均?(?:不(?:得|能|可|予|再|准)|每)")


def within(site: Site) -> Mark | Hold | None:
    """A time after an event is a deadline; one that a process is cut to, or an answer takes, is a limit."""
    before = site.before
    if before.endswith(OTHER_SPAN):
        return None
    if BARRED.match(site.after):
        return site.hold()
    start = event_start(site)
    limit = SHORTENED.search(before) or MEASURED.search(before)
    if limit or (start is None and ANSWERS.match(site.after)):
        return site.mark("threshold", times=replace(counted(site), op="<="))
    return _dated(site, site.match.start() if start is None else start)


STATES = words("times", "states")
OPENER = re.compile(r"在|于|要(?![点求素件闻])|应(?![急用对])|须|需(?![求要])|[、）)]")


def event_start(site: Site) -> int | None:
    """Where the event begins that the time is counted from, or None where none is named."""
    before = site.before
    state = next((word for word in STATES if before.endswith(word)), None)
    if state:
        return site.match.start() - len(state)
    if not before.endswith(("后", "起")):
        return None
    origin = max(before.rfind("自"), before.rfind("从"))
    if origin >= 0 and before.endswith("起"):
        return site.since + origin
    opened = _after_opener(before)
    named = settled(before, opened, len(before))
    if named and EVENT.fullmatch(before, named.end):
        return site.since + named.end
    acting = doer(before, opened, len(before))
    return site.since + (acting.end if acting else opened)


# 急救站点|接警后3分钟内: whose event it is, is no part of the date.
EVENT = re.compile("(?:[^，。；、]{2,4}|[雪雨灾震汛赛课会])后")


def _after_opener(before: str) -> int:
    """Behind the last word that opens the time phrase: 各部门要在|本要点印发后."""
    return max((found.end() for found in OPENER.finditer(before)), default=0)


def _dated(site: Site, start: int) -> Mark:
    return Mark(site.rule, start, site.match.end(), "deadline", due=site.text[start : site.match.end()])


AHEAD = re.compile(rf"{BEGIN}(?P<low>{NUMBER})(?P<unit>{UNIT})(?!以?内|之内)(?P<before>之?前)?")
# 各考点主考|考前一周: whose event it is, is no part of the date.
BEFORE_EVENT = re.compile("[^，。；、]{1,5}前")
EARLY = re.compile(r"(?P<least>至少|不少于|最少)?提前(?P<too>至少|不少于)?$")


def ahead(site: Site) -> Mark | None:
    """提前15天 and 会前30分钟 are limits, 学期结束前两周 is a date."""
    before, unit = site.before, site.match["unit"]
    early = EARLY.search(before)
    if early or (before.endswith("前") and unit in HOURS):
        op: Op = ">=" if early and (early["least"] or early["too"]) else "="
        return site.mark("threshold", times=Times(op, numerals.value(site.match["low"]), None, unit))
    dated = before.endswith(OF_EVENT if site.match["before"] else "前")
    if not dated:
        return None
    opened = _after_opener(before)
    named = settled(before, opened, len(before))
    if named and BEFORE_EVENT.fullmatch(before, named.end):
        opened = named.end
    return _dated(site, site.since + opened)


ROUND = re.compile(rf"{BEGIN}(?:(?P<week>[7７]\s*[×xX＊*·]\s*)(?:24|２４)(?:个?小时)?|(?:24|２４)个?小时)")
KEPT = re.compile(
    r"(?:全天候|不间断|专人|轮流|在线|轮班|双人|应急|领导|干部)*的?"
    r"(?:带班|值班|值守|在岗|开放|监测|监控|监管|响应|运行|供应|供水|服务$|接听|守护|畅通|受理|轮值|运转|保障"
    r"|待命|备勤|巡查|巡逻|不打烊)"
)


def round_the_clock(site: Site) -> Mark | None:
    """7×24小时 always, 24小时 only where it says how something is kept up (24小时书房 is a name)."""
    if not site.match["week"] and not KEPT.match(site.after):
        return None
    return site.mark("threshold", times=Times("=", 24.0, None, "小时"))


TAKES = re.compile(
    rf"{BEGIN}(?P<low>{NUMBER})(?P<unit>{UNIT})"
    r"(?=到达|到场|赶到|送达|办结|办好|办毕|答复|回复|响应|出车|出警|处置|上门|到位|受理|接通(?!率)|修复|回音|回告"
    r"|书面答|清(?![单理洗楚零])|结(?![合束果构算]))"
)


def takes(site: Site) -> Mark:
    """15分钟到达现场: how long an answer may take."""
    return site.mark(
        "threshold", times=Times("=", numerals.value(site.match["low"]), None, site.match["unit"])
    )


LATER = re.compile(rf"{BEGIN}(?P<low>{NUMBER})个?(?:工作日|天|日|周|星期|月|年)后(?![的续勤期备者来])")


def later(site: Site) -> Mark | None:
    """半年后提交: a time after what was said before."""
    return None if site.before.endswith(OTHER_SPAN) else site.mark("deadline", due=site.match[0])


RULES = (
    Rule(
        "round-the-clock",
        tuple("27２７"),
        ROUND,
        round_the_clock,
        ("实行7×24小时值守", "24小时在岗", "7x24小时监测"),
        ("24小时书房", "24小时便利店开到村口"),
        frozenset("×xX＊*· \t\u3000个小"),
    ),
    Rule(
        "within",
        numerals.CUES,
        LIMIT,
        within,
        (
            "会后3日内印发纪要",
            "自印发之日起10个工作日内制定方案",
            "15日内整改到位",
            "压缩至3个工作日内",
            "2小时内响应",
        ),
        ("近3年内保持稳定", "3日上报"),
        FOLLOWS,
    ),
    Rule(
        "ahead",
        numerals.CUES,
        AHEAD,
        ahead,
        ("会前30分钟送达", "提前15天发布公告", "会议召开三日前送达", "学期结束前两周发布通知"),
        ("两周汇报", "30分钟讲座"),
        FOLLOWS,
    ),
    Rule(
        "later",
        numerals.CUES,
        LATER,
        later,
        ("半年后提交报告", "试用3个月后验收"),
        ("两年后的目标", "课后服务"),
        FOLLOWS,
    ),
    Rule("takes", numerals.CUES, TAKES, takes, ("城区15分钟到达现场",), ("15分钟健身圈", "3天培训"), FOLLOWS),
)
