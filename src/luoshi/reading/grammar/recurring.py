"""每月, 按月, 逐月: a period that is said outright, with the day inside it where one is named."""

from __future__ import annotations

import re
from itertools import pairwise

from luoshi.reading import numerals
from luoshi.reading.grammar.moments import (
    CLOCK,
    END_OF_YEAR,
    HALF_YEAR,
    MONTH_DUE,
    NUMERAL,
    QUARTER_DUE,
    SEASON_DUE,
    WEEKDAYS,
)
from luoshi.reading.lexicon.periods import PERIOD, every
from luoshi.reading.numerals import DASH, NUMBER
from luoshi.reading.result import Every
from luoshi.reading.rule import Hold, Mark, Rule, Site

BEFORE = "(?:之前|以前|前后|前|左右)"
HOUR = (
    r"(?:早上?|晚上?|上午|下午|中午|凌晨|清晨|傍晚|夜间)?(?:\d{1,2}|[零一二三四五六七八九十]{1,3})(?:时|点)(?!名)"
    r"(?:半|\d{1,2}分)?(?:之前|以前|前)?"
)
PART_OF_DAY = "(?:下班前|上班前|收盘前|早上|早晨|清晨|凌晨|中午|傍晚|夜间|晚间|上午|下午)"
DAY = rf"\d{{1,2}}[日号](?:[、和至到]\d{{1,2}}[日号]){{0,3}}{BEFORE}?"
PLACE = (
    rf"(?:开学)?(?:末月|首月|第[一二三1-3]个月)(?:\d{{1,2}}日|上旬|中旬|下旬|底|末|初)?(?:{BEFORE}|内)?"
    rf"|(?:最后|第)(?:[一二三四五1-5]?个)(?:工作日|(?:周|星期)[一二三四五六日天]?|月)(?:{BEFORE}|内)?"
    rf"|(?:首个?|最后一个?|第[一二三四1-4]个?)(?:工作日|周[一二三四五六日末]?|旬|天|日)(?:{BEFORE}|内)?"
)
# 每月的月末, 每周的周三: the period again, with a part of it.
AGAIN = rf"月(?:末|底|初|中旬){BEFORE}?|季[末初]{BEFORE}?|期[初中末]{BEFORE}?|(?:周|星期){WEEKDAYS}{CLOCK}"
# 每日早训前, 每天开园前; not 每日提前.
BEFORE_SHIFT = r"[^，。；、\d的]{2,3}(?<![提门面眼屋店房])前(?![往台来去期厅沿端十后])"
SEASONS = "(?:春、?秋|夏、?秋|冬、?春|夏、?冬)(?:[两二]季|两个季节)|(?:春季[、和]秋季|夏季[、和]冬季)(?!学期)"
DUE = (
    rf"(?:{PLACE}|{MONTH_DUE}|{SEASON_DUE}|{END_OF_YEAR}|{HALF_YEAR}|{QUARTER_DUE}|{DAY}|[上中下]旬{BEFORE}?"
    rf"|{AGAIN}|{SEASONS}|(?<=[天日])(?:{HOUR}|{PART_OF_DAY})(?:[、和](?:{HOUR}|{PART_OF_DAY})){{0,3}}|(?<=[天日]){BEFORE_SHIFT})"
)
# 每月末, 每周五 and 每季度结束后10日内 take the period into the date; 每年3月 does not.
EDGE = (
    rf"(?:[初末底](?!月){BEFORE}?|(?:结束|终了)后{NUMBER}个?(?:工作)?[日天周](?:之内|以内|内)"
    rf"|(?:(?<=周)|(?<=星期)){WEEKDAYS}{CLOCK}(?:之前|以前|前)?)"
)
HALF_PERIOD = NUMBER.replace("|半)", "|半(?!年|月|个月))")
EACH = re.compile(
    rf"每(?P<skip>隔)?(?:一个|个|一)?(?:(?P<n>{HALF_PERIOD})(?:{DASH}\d{{1,2}})?个?)?"
    rf"(?P<unit>{PERIOD})(?![级龄薪票鲜])的?(?:(?P<edge>{EDGE})(?:的(?P<place>{PLACE}|{DAY}))?|(?P<due>{DUE}))?"
)


def each(site: Site) -> Mark | None:
    found = site.match
    number = numerals.value(found["n"]) if found["n"] else 1.0
    if number > 31:
        return None
    if found["skip"] and number == 1:
        number = 2
    due = found["place"] or (found["unit"] + found["edge"] if found["edge"] else found["due"])
    period = every(found["unit"], number)
    if due and period == YEARLY:
        period = _spread_over_months(due)
    return site.mark("recurring", every=period, due=due)


YEARLY = Every(1, "year")
LISTED = re.compile(r"[^至到—–~～\-]*月[^至到—–~～\-]*")
MONTHS_OF = re.compile(rf"{NUMERAL}(?=月|、\d{{1,2}}月)")


def _spread_over_months(due: str) -> Every:
    """每年3月、9月 is every half-year, 每年3月、6月、9月、12月 every quarter; 每年5月、6月 stays a year."""
    if not LISTED.fullmatch(due):
        return YEARLY
    months = [numerals.value(found[0]) for found in MONTHS_OF.finditer(due)]
    steps = [later - month for month, later in pairwise(months)]
    if steps == [6]:
        return Every(1, "half-year")
    return Every(1, "quarter") if steps == [3, 3, 3] else YEARLY


# 每4小时更新一次: the number of times is no plan's either.
EACH_HOURS = re.compile(
    rf"每隔?个?(?:{NUMBER})?个?(?:小时|分钟)(?:[^，。；、]{{0,10}}?(?:[一两二三]|\d{{1,2}})(?:次|遍|回|轮))?"
)

BY = re.compile(
    rf"[按逐]每?(?P<unit>{PERIOD})(?![级龄代限薪票历期程常节边平子均]|报(?![送告给]|[^，。；、]{{1,8}}[办科部室局处组委会站]))"
)
SAID_AGAIN = re.compile("[^，。；、]{1,6}[、和]")
PLANNED = re.compile(r"(?:工作)?(?:计划|预算|目标|任务|要求|安排|方案|指标|分类|划分|顺序|排序|编号)")
TREND = re.compile(
    r"(?:稳步|持续|有序|明显|大幅|逐步)?"
    r"(?:增|提|递|扩|加大|加强|上升|下降|降|减|改善|攀升|好转|压|推广|落实)"
)


def by(site: Site) -> Mark | Hold | None:
    """按月, 逐周; 按月垫付、按月结清 says one period once, and “按月付房租” is the name of a thing."""
    if site.lead.endswith("“"):
        return None
    following = site.after
    earlier = site.lead.rfind(site.match[0])
    if earlier >= 0 and SAID_AGAIN.fullmatch(site.lead, earlier + len(site.match[0])):
        return site.hold()
    if PLANNED.match(following) or (site.match[0].startswith("逐") and TREND.match(following)):
        return None
    return site.mark("recurring", every=every(site.match["unit"]))


RULES = (
    Rule(
        "each-hours",
        ("每",),
        EACH_HOURS,
        Site.hold,
        ("值班员每2小时巡视机房",),
        ("每月巡视机房",),
    ),
    Rule(
        "each",
        ("每",),
        EACH,
        each,
        (
            "每月盘点库存",
            "每半年校准仪表",
            "每两周清点药品",
            "每年3月、9月除尘",
            "每周五备份数据",
            "每季度末核对账目",
            "每隔一天换水",
        ),
        ("每个孩子都有书看", "每名教师配备导师", "每逢佳节慰问职工", "每年级设班主任"),
    ),
    Rule(
        "by",
        ("按每", "逐每", *(f"{by}{first}" for by in "按逐" for first in "日天周星旬月季半学年")),
        BY,
        by,
        ("按月公示名单", "按季度分析", "逐周核销工单", "按周报送数据"),
        ("逐年提高待遇", "按年龄分组", "按年度计划实施", "按季节调整菜单", "按期交付"),
    ),
)
