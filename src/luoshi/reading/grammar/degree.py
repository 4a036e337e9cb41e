"""月度, 年度 where the act itself recurs (年度开展测评), not where they name a thing (年度计划)."""

from __future__ import annotations

import re

from luoshi.reading.grammar.series import ACT
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.periods import every
from luoshi.reading.rule import Mark, Rule, Site

DEGREE = re.compile(r"(?P<unit>半年度|年度|季度|月度)")
DOING = any_of(words("times", "doing"))
NAMED_ACT = any_of(words("times", "named-acts"))
DOING_BEFORE = re.compile(rf"{DOING}[^，。、]{{0,4}}$")
DOING_AFTER = re.compile(rf"(?:至少|不少于|原则上)?{DOING}")
# 半年度、年度各盘点一次.
BOTH = re.compile("(?:[、和](?:月度|季度|半年度|年度))?[各均]")
# 月度分析、季度通报: a chain of habits, not one of papers (月度报告、季度报告).
CHAIN = re.compile(rf"(?!报|会议|讲座|总结){ACT}[、，](?:季度|半年度|年度){ACT}")
# 开展年度考核, but not 开展年度考核指标的修订.
ACT_AFTER = re.compile(rf"[^，。、；]{{0,12}}?{NAMED_ACT}(?!{any_of(words('times', 'about-an-act'))})")
# 建立与受托银行的月度对账机制.
REGULATED = re.compile("(?:建立|健全|完善|落实|执行|推行|坚持)[^，。；、]{5,14}$")
REGULATION = re.compile(r"[^，。、；]{0,8}(?:制度|机制)")
ACT_HELD = re.compile(rf"{NAMED_ACT}[^，。；]{{0,20}}?(?:开展|进行|召开|组织|举行|实施|主持)")
# 安委会季度例会由…主持: whose act it is.
SUBJECT = re.compile("(?:[^，。；、对将把与按]{2,8}[会局组部室委科处])?")
NEXT_ACT = re.compile(ACT)
LINKED = re.compile(rf"(?:{ACT})?[、和，]")
OTHER_PERIOD = tuple("0123456789一二三四第本上下")


def degree(site: Site) -> Mark | None:
    """Four ways to say it: 年度开展…, 开展年度…, 年度考核…开展, and the next link of 月度调度、季度通报."""
    lead, before, after = site.lead, site.before, site.after
    if lead.endswith(OTHER_PERIOD) or "每" in lead or "纳入" in lead:
        return None
    held = DOING_BEFORE.search(before) and (ACT_AFTER.match(after) or REGULATION.match(after))
    held = held or (REGULATED.search(before) and REGULATION.match(after))
    linked = site.since > site.clause and LINKED.fullmatch(before) and NEXT_ACT.match(after)
    chained = not lead and CHAIN.match(after)
    if (
        held
        or linked
        or chained
        or BOTH.match(after)
        or DOING_AFTER.match(after)
        or (SUBJECT.fullmatch(lead) and ACT_HELD.match(after))
    ):
        return site.mark("recurring", every=every(site.match["unit"]))
    return None


RULES = (
    Rule(
        "degree",
        ("半年度", "年度", "季度", "月度"),
        DEGREE,
        degree,
        (
            "年度开展技能测评",
            "建立月度报告制度",
            "建立与受托银行的月度对账机制",
            "开展年度形势分析",
            "健全季度分析制度",
            "年度考核由人事科组织",
        ),
        ("纳入年度考核", "编制年度计划", "做好年度预算执行", "平时检查与季度检查相互印证"),
    ),
)
