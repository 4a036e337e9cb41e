"""6月底前, 三季度末, 2026年12月31日前, 年底, 春节前: a point of the year, said once."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.days import DAY_OF_NAME, FEAST_OF_MONTH
from luoshi.reading.grammar.moments import (
    BEFORE,
    END_OF_YEAR,
    HALF_YEAR,
    MONTH_DUE,
    OF_EVENT,
    QUARTER_DUE,
    SEASON,
    SEASON_DUE,
)
from luoshi.reading.lexicon import words
from luoshi.reading.numerals import BEGIN
from luoshi.reading.rule import Hold, Mark, Rule, Site

# 6月底前印发的通知, 2025年12月启动的工程: the date belongs to the thing, not to what is to be done.
ATTRIBUTE = re.compile(
    r"(?:[正已]式?)?(?:建成|启动|开工|实施|完成|印发|出台|召开|举办|成立|发布|修订|开展|下达|确定|部署"
    r"|新建|投用|通过|签订|施行|公布)?的"
)
IN_FORCE = re.compile(r"[^，。；]{0,6}(?:施行|生效|有效|废止)|(?:开始|正式|起)?执行$")
RUNS = re.compile(r"起?(?:执行|实施|施行)")
# A line that is only a date is the day of signature.
GOES_ON = ("，", ",", "：", ":")


# 中秋前半个月, 开学前一周
LEAD_TIME = re.compile(r"(?:半个?月|[一两二三四五六七八九十\d]{1,2}个?(?:月|周|星期|天|工作日))(?![后一两])")


def season(site: Site) -> Mark | Hold | None:
    """A feast or season, with how long before it."""
    mark = point(site)
    if isinstance(mark, Mark) and mark.due is not None and mark.due.endswith("前"):
        early = LEAD_TIME.match(site.after)
        if early is not None:
            end = mark.end + early.end()
            return replace(mark, end=end, due=site.text[mark.start : end])
    return mark


def point(site: Site) -> Mark | Hold:
    """A date that something is to be done by; one of validity, or of a thing's past, is only held."""
    after, before, written = site.after, site.before, site.match[0]
    alone = len(written) == site.clause_end - site.clause
    onwards = before.endswith(("自", "从")) and (written.endswith("起") or after.startswith("起"))
    if (
        ATTRIBUTE.match(after)
        or IN_FORCE.match(after)
        or before.endswith(("截至", "截止", "截至到"))
        or (alone and not site.text.startswith(GOES_ON, site.clause_end))
        or (onwards and (len(after) < 2 or RUNS.match(after)))
    ):
        return site.hold()
    return site.mark("deadline", due=written)


YEAR_DATE = re.compile(
    rf"{BEGIN}(?:20|２０)\d\d年(?:度?(?:{MONTH_DUE}|{QUARTER_DUE}|{HALF_YEAR}|{SEASON_DUE})"
    rf"|年?(?:[初底末终]|中(?![央国心医考学华部级共间型小文]))(?!{SEASON}){BEFORE}?|{BEFORE}(?!期间))"
)
MONTH = re.compile(BEGIN + MONTH_DUE)
NAMED_DAY = re.compile(r"份?(?:学雷锋|纪念|世界|国际|全国|的)")


def month(site: Site) -> Mark | Hold | None:
    day = site.match[0].endswith(("日", "号"))
    named = DAY_OF_NAME.match(site.after) if day else FEAST_OF_MONTH.match(site.after)
    if named:
        end = site.match.end() + named.end()
        return Mark(site.rule, site.match.start(), end, "deadline", due=site.text[site.match.start() : end])
    # 一月一月清, 世界读书日.
    twice = site.after.startswith(site.match[0]) or site.before.endswith(site.match[0])
    return None if twice or NAMED_DAY.match(site.after) else point(site)


QUARTER = re.compile(QUARTER_DUE)
HABIT = ("一通报", "一调度", "一研判")


def quarter(site: Site) -> Mark | Hold | None:
    if site.after.startswith(HABIT):
        return None
    mark = point(site)
    if isinstance(mark, Hold):
        return mark
    start = mark.start - site.before.endswith("第")
    return replace(mark, start=start, due=site.text[start : mark.end])


DAY = re.compile(rf"{BEGIN}\d{{1,2}}[日号](?:之前|以前|前)")


def day_alone(site: Site) -> Mark | Hold | None:
    """25日前; not 会议召开3日前, which is so long before it."""
    return None if site.before.endswith(OF_EVENT) else point(site)


HALF = re.compile(HALF_YEAR)
PART_OF_YEAR = re.compile(END_OF_YEAR)
OTHER_YEAR = tuple("去上往历多近每前一两三五十全周")
# 年内不少于24期 is what 全年不少于24期 is.
SUM_FOLLOWS = re.compile(r"累计|共计?|至少|不得?(?:少|低)于")
NAME_FOLLOWS = re.compile("(?:满意度|绩效|民主|综合|目标|工作)?(?:考核|总结|考评|评优|决算|奖|测评|评议)")
# 年中推进会 is what a meeting is called.
MEETING_FOLLOWS = re.compile(r"(?:工作)?(?:[^，。；、召开]{0,4}会(?:议)?)(?:上|后|[，。；、]|$)")
PART_OF_WORD = ("心", "间", "的")


def part_of_year(site: Site) -> Mark | Hold | None:
    written, after = site.match[0], site.after
    if (
        site.lead.endswith(OTHER_YEAR)
        or (written == "年终" and NAME_FOLLOWS.match(after))
        or MEETING_FOLLOWS.match(after)
        or (written == "年内" and SUM_FOLLOWS.match(after))
        or (written in {"年中", "年内"} and (after.startswith(PART_OF_WORD) or site.lead[-1:].isdigit()))
    ):
        return None
    return point(site)


SEASONAL = re.compile(SEASON_DUE)

RULES = (
    Rule(
        "year-date",
        ("20", "２０"),
        YEAR_DATE,
        point,
        ("2026年12月31日前完成加固", "2027年底建成二期", "2026年上半年交付"),
        ("2026年水利工作", "根据2026年政府工作报告安排", "截至2025年底", "自2026年1月1日起施行"),
        frozenset("年"),
    ),
    Rule(
        "month-date",
        (*numerals.CUES, "元月"),
        MONTH,
        month,
        (
            "6月底前印发目录",
            "元月底前签完",
            "十一月底前完工",
            "9月15日前报送",
            "8月至10月开展防疫",
            "4月中旬前拿出设计",
        ),
        ("3个月试运行", "6月底前印发的通知", "自7月1日起施行"),
        frozenset("月"),
    ),
    Rule(
        "quarter-date",
        tuple("一二三四1234"),
        QUARTER,
        quarter,
        ("三季度末交付泊位", "第二季度完成清洗", "一季度内印制手册"),
        ("一季度一通报", "季度分析"),
        frozenset("季个、和"),
    ),
    Rule(
        "day-date",
        tuple(numerals.DIGITS),
        DAY,
        day_alone,
        ("25日前报送名册",),
        ("3日内报送", "30日龄", "会议召开3日前送达"),
        frozenset("日号"),
    ),
    Rule(
        "half-year-date",
        ("上半年", "下半年"),
        HALF,
        point,
        ("上半年完成认证", "下半年启动修缮"),
        ("半年一评估", "上半年完成的项目"),
    ),
    Rule(
        "part-of-year",
        ("年初", "年中", "年底", "年末", "年终", "年内", "岁末"),
        PART_OF_YEAR,
        part_of_year,
        ("年初制定清单", "年底前完成修订", "年内建成平台", "岁末年初慰问职工"),
        ("去年底建成", "多年内保持领先", "开展年终考核", "年中心任务", "近年内"),
    ),
    Rule(
        "season",
        tuple(f"{quote}{season}" for quote in ("", "“", '"') for season in words("times", "seasons")),
        SEASONAL,
        season,
        ("开学前一周换新餐具", "春节前开展检查", "汛期前完成清障", "“五一”前完成铺设", "暑假期间维修宿舍"),
        ("春节慰问品", "汛期值守", "国庆长假"),
    ),
)
