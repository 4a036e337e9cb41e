"""一季度一通报, 月调度、季通报、年考核, 月度例会制度: a period told by how the act is named."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.lexicon.periods import every
from luoshi.reading.lexicon.units import EVENTS
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

EVENT = "(?:" + "|".join(EVENTS) + ")"
WORD = r"(?:半个月|半月|半年|(?:[一两三]个?)?(?:学期|学年|季度|季|年度|年|月|周|旬|天|日))"

PER = re.compile(rf"(?P<unit>{WORD})(?:(?P<count>[一两二三四五六七八九十]){EVENT}|[一小大](?![般切旦定致个些直半级种期季月年样线]))")
PREFIX = re.compile(r"[一两三]个?")


def per(site: Site) -> Mark | None:
    """一周两次, 半年一评估, 周小结: without a counted act the number stays unsaid."""
    found = site.match
    if site.before.endswith(("第", "近", "前", "后", "上", "下", "过去", "未来", "连续", "这", "那", "为期")):
        return None
    word = PREFIX.sub("", found["unit"])
    n = {"两": 2, "三": 3}.get(found["unit"][0], 1)
    count = found["count"]
    times = None
    if count:
        unit = found[0][found.end("count") - found.start() :]
        times = Times("=", numerals.value(count), None, unit)
    return site.mark("recurring", every=every(word, n), times=times)


ACTS = (
    "调度 通报 考核 评估 评比 评价 评议 研判 会商 例会 报告 报 汇报 汇总 分析 检查 自查 抽查 巡查 普查 督查 督导 督办 排查 巡检 检修 盘点 总结 总评 述职 点评 "
    "碰头 推进 会办 会审 审核 公示 公布 公开 更新 对账 清零 清单 复盘 测评 测试 监测 检测 体检 演练 培训 轮训 讲评 结账 结算 反馈 学习 研讨 交流 晒单 晾晒 比武 小结 通气 走访 开放 回访"
).split()
ACT = "(?:" + "|".join(sorted(ACTS, key=len, reverse=True)) + ")"
SHORT = r"(?:半年|年|季|月|旬|周|日)"
STEP = re.compile(rf"(?P<unit>{SHORT})(?P<act>{ACT})")
NEIGHBOUR_BEFORE = re.compile(rf"{SHORT}度?[^，。、]{{1,4}}[、，,和+”]$")
NEIGHBOUR_AFTER = re.compile(rf"[^，。、]{{0,3}}[、，,和+]{SHORT}度?{ACT}")
# 3月检查, 每周检查, 本周检查: a date or another rule's period.
OTHER_PERIOD = tuple("0123456789一二三四五六七八九十每按逐本当上下全今去同")
HELD = re.compile(r"(?:实行|推行|落实|建立|健全|完善|执行|坚持|实施|做到|[“\"])$")
HABIT = re.compile(r"[^，。、]{0,4}(?:制度|机制|制(?![定订造作约])|工作法)")


def step(site: Site) -> Mark | None:
    """One link of 月调度、季通报、年考核; alone only where it is set up as a habit."""
    lead = site.lead
    if lead.endswith(OTHER_PERIOD):
        return None
    chained = NEIGHBOUR_BEFORE.search(lead) or NEIGHBOUR_AFTER.match(site.after)
    if not (chained or (HELD.search(lead) and HABIT.match(site.after))):
        return None
    return site.mark("recurring", every=every(site.match["unit"]))


DEGREE = re.compile(r"(?P<unit>半年度|半年|年度|季度|月度)")
DOING = r"(?:开展|组织|召开|进行|举行|举办|实施|实行|推行|落实|建立|建立健全|健全|完善|执行|坚持|开好)"
DOING_BEFORE = re.compile(rf"{DOING}[^，。、]{{0,4}}$")
NAMED_ACT = (
    r"(?:考核|评比|评估|评价|评议|评选|分析|研判|检查|巡检|督查|抽查|排查|盘点|述职|例会|测评|测试|审计|体检|会商|调度|报告|通报|演练|培训|总结会|工作会|会议|对账|轮训|普查|监测|检测|汇报|清查|清算|审核|走访)"
)
STEP_ACT = re.compile(ACT)
THING = re.compile(
    rf"[^，。、；]{{0,12}}?{NAMED_ACT}(?!指标|结果|细则|办法|方案|体系|内容|计划|任务|等次|数据|得分|目标|表|挂钩|标准|优秀|合格|的|相结合|与|和)"
)
DOING_AFTER = re.compile(rf"{DOING}")
SUBJECT_ACT = re.compile(rf"{NAMED_ACT}[^，。；]{{0,20}}?(?:开展|进行|召开|组织|举行|实施)")
REGULATION = re.compile(r"[^，。、；]{0,8}(?:制度|机制)")


def degree(site: Site) -> Mark | None:
    """年度 and its like where the act recurs (年度开展考核), not where they only name a thing (年度计划)."""
    if site.lead.endswith(tuple("0123456789一二三四第本上下")) or "每" in site.lead or "纳入" in site.lead:
        return None
    doing = DOING_BEFORE.search(site.before)
    if (
        (site.before in {"、", "和", "，"} and site.since > site.clause and STEP_ACT.match(site.after))
        or DOING_AFTER.match(site.after)
        or (doing and (THING.match(site.after) or REGULATION.match(site.after)))
        or (not site.lead and SUBJECT_ACT.match(site.after))
    ):
        return site.mark("recurring", every=every(site.match["unit"]))
    return None


RULES = (
    Rule(
        "per",
        numerals.CUE,
        PER,
        per,
        ("一季度一通报", "半年一评估", "一周三次", "半月一碰头"),
        ("统一标准", "一年来成效明显", "一季度召开", "近一年一直领先"),
    ),
    Rule(
        "step",
        rf"{SHORT}(?={ACT})",
        STEP,
        step,
        ("月调度、季通报、年考核", "实行周汇报制度", "落实“日报告、周通报”"),
        ("本周检查宿舍", "今年考核科室", "3月检查", "当日报送"),
    ),
    Rule(
        "degree",
        "(?:半年|年|季|月)度",
        DEGREE,
        degree,
        ("年度开展综合考核", "建立月度报告制度", "开展年度形势分析", "健全季度分析制度"),
        ("纳入年度考核", "编制年度计划", "做好年度预算执行", "采取日常考核与年度考核相结合的方式"),
    ),
)
