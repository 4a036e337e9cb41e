"""会后3日内, 自印发之日起10个工作日内, 提前15天, 会前30分钟, 7×24小时: so long after, before or round the clock."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import shape
from luoshi.reading.grammar.amounts import times as counted
from luoshi.reading.lexicon.events import STATES
from luoshi.reading.numerals import NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

UNIT = r"(?:个工作日|工作日|个自然日|自然日|个小时|小时|分钟|个月|个星期|个季度|天|日|周|年)"
LIMIT = re.compile(shape(UNIT, "(?P<tail>以内|之内|内)"))
SHORTENED = re.compile(r"(?:压缩|缩短|压减|压降|减少|控制|缩减|降低?|保持|限定)[^，。；、]{0,4}$")
RATE = re.compile(r"(?:时间|时限|时长|用时|周期|期限|平均)[^，。；、]{0,6}$")
ANSWERS = re.compile(r"(?:予以|给予|作出|完成|进行|及时|得到)?(?:书面|首次|电话|在线)?(?:答复|回复|响应|办结|回应|反馈|办理完|受理|回访|接诊|出具报告)")
OPENER = re.compile(r"在|于|要(?![点求素件闻])|应(?![急用对])|须|需(?![求要])|、")


def event_start(site: Site) -> int | None:
    """Where the event begins that the time is counted from, or None where none is named."""
    before = site.before
    state = next((word for word in STATES if before.endswith(word)), None)
    if state:
        return site.match.start() - len(state)
    if not before.endswith(("后", "起", "的")):
        return None
    origin = max(before.rfind("自"), before.rfind("从"))
    return site.since + (origin if origin >= 0 and before.endswith("起") else _after_opener(before))


def _after_opener(before: str) -> int:
    """Behind the last word that opens the time phrase: 各部门要在|本要点印发后."""
    return max((found.end() for found in OPENER.finditer(before)), default=0)


def within(site: Site) -> Mark | None:
    """A time after an event is a deadline; one that a process is cut down to, or an answer takes, is a limit."""
    if site.before.endswith(("近", "过去", "未来", "最近")):
        return None
    if SHORTENED.search(site.before) or RATE.search(site.before):
        return site.mark("threshold", times=replace(counted(site), op="<="))
    start = event_start(site)
    if start is None and ANSWERS.match(site.after):
        return site.mark("threshold", times=replace(counted(site), op="<="))
    begin = site.match.start() if start is None else start
    return Mark(site.rule, begin, site.match.end(), "deadline", due=site.text[begin : site.match.end()])


AHEAD = re.compile(rf"(?P<low>{NUMBER})(?P<unit>{UNIT})(?!以?内|之内)")
EARLY = re.compile(r"(?P<least>至少|不少于|最少)?提前(?P<too>至少|不少于)?$")
SHORT_UNITS = {"分钟", "小时", "个小时"}


def ahead(site: Site) -> Mark | None:
    """提前15天 and 会前30分钟 are limits, 学期结束前两周 is a date."""
    before = site.before
    amount = numerals.value(site.match["low"])
    unit = site.match["unit"]
    early = EARLY.search(before)
    if early:
        return site.mark("threshold", times=Times(">=" if early["least"] or early["too"] else "=", amount, None, unit))
    if not before.endswith("前"):
        return None
    if unit in SHORT_UNITS:
        return site.mark("threshold", times=Times("=", amount, None, unit))
    begin = site.since + _after_opener(before)
    return Mark(site.rule, begin, site.match.end(), "deadline", due=site.text[begin : site.match.end()])


ROUND = re.compile(r"7\s*[×xX＊*·]\s*24(?:个?小时)?|(?:全天(?:候)?|每天|昼夜)?24(?:个)?小时")
KEPT = re.compile(r"(?:全天候|不间断|专人|轮流|在线|轮班|双人|应急|领导带班)*(?:的)?(?:值班|值守|在岗|开放|监测|监控|监管|响应|运行|供应|供水|服务$|接听|守护|畅通|受理|轮值|运转|保障|待命|备勤|巡查|巡逻|不打烊)")


def round_the_clock(site: Site) -> Mark | None:
    if "7" not in site.match[0][:1] and not KEPT.match(site.after):
        return None
    return site.mark("threshold", times=Times("=", 24.0, None, "小时"))


RULES = (
    Rule(
        "round-the-clock",
        numerals.CUE,
        ROUND,
        round_the_clock,
        ("实行7×24小时值守", "24小时在岗", "7x24小时监测"),
        ("24小时书房", "24小时便利店开到村口"),
    ),
    Rule(
        "within",
        numerals.CUE,
        LIMIT,
        within,
        ("会后3日内印发纪要", "自印发之日起10个工作日内制定方案", "15日内整改到位", "压缩至3个工作日内", "2小时内响应"),
        ("近3年内保持稳定", "3日上报"),
    ),
    Rule(
        "ahead",
        numerals.CUE,
        AHEAD,
        ahead,
        ("会前30分钟送达", "提前15天发布公告", "学期结束前两周发布通知"),
        ("两周汇报", "30分钟讲座"),
    ),
)
