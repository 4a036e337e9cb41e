"""6月底前, 三季度末, 2026年12月31日前, 年底, 春节前: a point of the year, said once."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.moments import (
    BEFORE,
    END_OF_YEAR,
    HALF_YEAR,
    MONTH_DUE,
    QUARTER_DUE,
    QUOTED_SEASON,
    SEASON_DUE,
    THIS_YEAR,
)
from luoshi.reading.lexicon.periods import SEASON
from luoshi.reading.rule import Hold, Mark, Rule, Site

# 6月底前印发的通知, 2025年12月启动的工程: the date belongs to the thing, not to what is to be done.
ATTRIBUTE = re.compile(
    r"(?:[正已]式?)?(?:建成|启动|开工|实施|完成|印发|出台|召开|举办|成立|发布|修订|开展|下达|确定|部署|新建|投用|通过|签订|施行|公布)?的"
)
# A line that is only a date is the day of signature.
FOLLOWED = ("，", ",", "：", ":")
IN_FORCE = re.compile(r"[^，。；]{0,6}(?:施行|生效|有效|废止|执行$)")
NAMED_DAY = re.compile(r"(?:份)?(?:学雷锋|纪念|世界|国际|全国|的)")


def point(site: Site) -> Mark | Hold:
    """A date that something is to be done by; a date of validity or of a thing's past only holds its words."""
    after, before = site.after, site.before
    alone = len(site.match[0]) == site.clause_end - site.clause
    if (
        ATTRIBUTE.match(after)
        or IN_FORCE.match(after)
        or before.endswith(("截至", "截止", "截至到"))
        or (alone and site.text[site.clause_end : site.clause_end + 1] not in FOLLOWED)
        or (before.endswith(("自", "从")) and (site.match[0].endswith("起") or after.startswith("起")) and len(after) < 2)
    ):
        return site.hold()
    return site.mark("deadline", due=site.match[0])


YEAR_MOMENT = re.compile(
    rf"(?:20\d\d年(?:度)?(?:{MONTH_DUE}|{QUARTER_DUE}|{HALF_YEAR}|年?(?:初|中|底|末|终)(?!{SEASON}){BEFORE}?|{SEASON_DUE})"
    rf"|20\d\d年{BEFORE}(?!期间))"
)
MONTH = re.compile(MONTH_DUE)
QUARTER = re.compile(QUARTER_DUE)
DAY = re.compile(r"\d{1,2}[日号](?:之前|以前|前)")
HALF = re.compile(HALF_YEAR)
YEAR_PART = re.compile(END_OF_YEAR)
THIS = re.compile(
    rf"{THIS_YEAR}(?:{MONTH_DUE}|{QUARTER_DUE}|{HALF_YEAR}|年?(?:初|中|底|末|内)(?!心){BEFORE}?|{SEASON_DUE}|内)"
    rf"|(?:本|当)(?:月|季度|周|学期)(?:初|中旬|底|末|内)(?:前|之前)?|月底(?:前|之前)|[本新]?学期(?:初|末|内)(?:前|之前)?"
    rf"|(?:期中|期末)(?:前|之前)"
)
SEASONAL = re.compile(SEASON_DUE)
# 年内不少于24期 is what 全年不少于24期 is.
SUM_FOLLOWS = re.compile(r"(?:累计|共计?|至少|不(?:得)?(?:少|低)于)")
YEAR_END_NAME = re.compile(r"(?:考核|总结|考评|评优|决算|奖)")


def month(site: Site) -> Mark | Hold | None:
    found = site.match
    number = numerals.value(re.split("[月日]", found[0])[0].split("-")[0].split("—")[0]) if found[0][0].isdigit() else 1
    return point(site) if number <= 12 and not NAMED_DAY.match(site.after) else None


def quarter(site: Site) -> Mark | Hold | None:
    following = site.after
    if following.startswith(("一通报", "一调度", "一研判")):
        return None
    mark = point(site)
    if isinstance(mark, Hold):
        return mark
    start = mark.start - site.before.endswith("第")
    return replace(mark, start=start, due=site.text[start : mark.end])


def year_part(site: Site) -> Mark | Hold | None:
    if site.lead.endswith(("去", "上", "往", "历", "多", "近", "每", "前", "一", "两", "三", "五", "十", "全", "周")):
        return None
    if site.match[0] == "年终" and YEAR_END_NAME.match(site.after):
        return None
    if site.match[0] == "年内" and SUM_FOLLOWS.match(site.after):
        return None
    if site.match[0] in {"年中", "年内"} and (site.after.startswith(("心", "间", "的")) or site.lead[-1:].isdigit()):
        return None
    return point(site)


RULES = (
    Rule(
        "year-date",
        numerals.CUE,
        YEAR_MOMENT,
        point,
        ("2026年12月31日前完成加固", "2027年底建成二期", "2026年上半年交付"),
        ("2026年水利工作", "根据2026年政府工作报告安排", "截至2025年底", "自2026年1月1日起施行"),
    ),
    Rule(
        "month-date",
        numerals.CUE,
        MONTH,
        month,
        ("6月底前印发目录", "十一月底前完工", "9月15日前报送", "8月至10月开展防疫", "4月中旬前拿出设计"),
        ("3个月试运行", "6月底前印发的通知", "自7月1日起施行"),
    ),
    Rule(
        "quarter-date",
        numerals.CUE,
        QUARTER,
        quarter,
        ("三季度末交付泊位", "第二季度完成清洗", "一季度内印制手册"),
        ("一季度一通报", "季度分析"),
    ),
    Rule("day-date", numerals.CUE, DAY, point, ("25日前报送名册",), ("3日内报送", "30日龄")),
    Rule(
        "half-year-date",
        "[上下]半年",
        HALF,
        point,
        ("上半年完成认证", "下半年启动修缮"),
        ("半年一评估", "上半年完成的项目"),
    ),
    Rule(
        "this-year-date",
        "(?:今|本|当|明|次|翌|第二)年度?(?=[年上下底末初中内一二三四第1-9春汛国])|[本当](?:月|季度|周|学期)(?=[初中底末内])|月底(?=前|之前)|新?学期(?=[初末内])|期[中末](?=前|之前)",
        THIS,
        point,
        ("今年底前打通专线", "本月底前报送名册", "明年3月前建成", "学期末前汇总"),
        ("今年的任务很重", "本月例会", "去年底建成"),
    ),
    Rule(
        "part-of-year",
        "年[初中底末终内]|岁末",
        YEAR_PART,
        year_part,
        ("年初制定清单", "年底前完成修订", "年内建成平台", "岁末年初慰问职工"),
        ("去年底建成", "多年内保持领先", "开展年终考核", "年中心任务", "近年内"),
    ),
    Rule(
        "season",
        rf"{QUOTED_SEASON}(?=[、和及]|来临|到来|开始|结束|之前|以前|前|期间|后|假期)",
        SEASONAL,
        point,
        ("春节前开展检查", "汛期前完成清障", "“五一”前完成铺设", "暑假期间维修宿舍"),
        ("春节慰问品", "汛期值守", "国庆长假"),
    ),
)
