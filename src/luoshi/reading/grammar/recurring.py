"""每月, 按月, 逐月: a period that is said outright, with the day inside it where one is named."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.moments import END_OF_YEAR, HALF_YEAR, MONTH_DUE, QUARTER_DUE, SEASON_DUE
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.periods import PERIOD, every
from luoshi.reading.lexicon.units import EVENTS
from luoshi.reading.numerals import DASH, NUMBER
from luoshi.reading.rule import Mark, Rule, Site

BEFORE = "(?:之前|以前|前后|前|左右)"
# 每周一次 is once a week and 每周一上午 on Mondays.
ONCE = any_of(words("times", "once"))
COUNTED = any_of(EVENTS | {"题", "条", "篇", "支", "例", "小时", "天", "至"})
# 每周一通报 is once a week as well, 每周五通报 on Fridays; “每周一案” is a name.
FIRST_DAY = rf"一(?!{ONCE}|[^，。；、]{{2,4}}[、，]每(?:月|季度?|年)一|[^，。；、]{{1,2}}[”\"])"
WEEKDAY = rf"(?:{FIRST_DAY}|[二三四五六日天末](?!{COUNTED}))(?:[、和至到]周?[一二三四五六日天]){{0,6}}"
HOUR = (
    r"(?:早上?|晚上?|上午|下午|中午|凌晨|清晨|傍晚|夜间)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:时|点)(?!名)"
    r"(?:半|\d{1,2}分)?(?:之前|以前|前)?"
)
CLOCK = rf"(?:上午|下午|晚上|早上|夜间)?(?:下班前|上班前|\d{{1,2}}(?:时|点){BEFORE}?)?"
PART_OF_DAY = "(?:下班前|上班前|收盘前|早上|早晨|清晨|凌晨|中午|傍晚|夜间|晚间|上午|下午)"
DAY = rf"\d{{1,2}}[日号](?:[、和至到]\d{{1,2}}[日号]){{0,3}}{BEFORE}?"
PLACE = (
    rf"(?:开学)?(?:末月|首月|第[一二三1-3]个月)(?:\d{{1,2}}日|上旬|中旬|下旬|底|末|初)?(?:{BEFORE}|内)?"
    rf"|(?:最后|第)(?:[一二三四五1-5]?个)(?:工作日|(?:周|星期)[一二三四五六日天]?|月)(?:{BEFORE}|内)?"
)
DUE = (
    rf"(?:{PLACE}|{MONTH_DUE}|{SEASON_DUE}|{END_OF_YEAR}|{HALF_YEAR}|{QUARTER_DUE}|{DAY}|[上中下]旬{BEFORE}?"
    rf"|(?<=[天日])(?:{HOUR}|{PART_OF_DAY}))"
)
# 每月末, 每周五 and 每季度结束后10日内 take the period into the date; 每年3月 does not.
EDGE = (
    rf"(?:[初末底](?!月){BEFORE}?|(?:结束|终了)后{NUMBER}个?(?:工作)?[日天周](?:之内|以内|内)"
    rf"|(?:(?<=周)|(?<=星期)){WEEKDAY}{CLOCK})"
)
HALF_PERIOD = NUMBER.replace("|半)", "|半(?!年|月|个月))")
EACH = re.compile(
    rf"每(?P<skip>隔)?(?:一个|个|一)?(?:(?P<n>{HALF_PERIOD})(?:{DASH}\d{{1,2}})?个?)?"
    rf"(?P<unit>{PERIOD})(?![级龄薪票鲜])的?(?:(?P<edge>{EDGE})|(?P<due>{DUE}))?"
)


def each(site: Site) -> Mark | None:
    found = site.match
    number = numerals.value(found["n"]) if found["n"] else 1.0
    if number > 31:
        return None
    if found["skip"] and number == 1:
        number = 2
    due = found["unit"] + found["edge"] if found["edge"] else found["due"]
    return site.mark("recurring", every=every(found["unit"], number), due=due)


EACH_HOURS = re.compile(rf"每隔?个?(?:{NUMBER})?个?(?:小时|分钟)")

BY = re.compile(rf"[按逐]每?(?P<unit>{PERIOD})(?![级龄代限薪票历期程常节边平子均]|报(?![送告]))")
SPELT = re.compile(r"逢(?P<odd>[单双])月(?P<due>\d{1,2}[日号])?")


def spelt(site: Site) -> Mark:
    """逢单月25日: every other month."""
    return site.mark("recurring", every=every("月", 2), due=site.match["due"])


HALVES = re.compile(r"(?:上、?下半年|春、?秋(?:两季|季)?)(?=各|分别)")


def halves(site: Site) -> Mark:
    """上、下半年各一次: once in each half of the year."""
    return site.mark("recurring", every=every("半年"))


DOUBLED = re.compile(r"(?P<unit>[天周月季年])(?P=unit)(?=有|开展|研判|调度|检查|通报|更新|上新)")


def doubled(site: Site) -> Mark:
    """月月有活动: every month."""
    return site.mark("recurring", every=every(site.match["unit"]))


PLANNED = re.compile(r"(?:工作)?(?:计划|预算|目标|任务|要求|安排|方案|指标|分类|划分|顺序|排序|编号)")
TREND = re.compile(
    r"(?:稳步|持续|有序|明显|大幅|逐步)?"
    r"(?:增|提|递|扩|加大|加强|上升|下降|降|减|改善|攀升|好转|压|推广|落实)"
)


def by(site: Site) -> Mark | None:
    following = site.after
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
        "halves",
        ("上、下半年", "上下半年", "春秋", "春、秋"),
        HALVES,
        halves,
        ("上、下半年各调整线路", "春秋两季各开展免疫"),
        ("下半年调整线路", "春秋战国文物"),
    ),
    Rule("odd-months", ("逢单月", "逢双月"), SPELT, spelt, ("逢单月25日开议事会",), ("每逢佳节",)),
    Rule(
        "doubled",
        tuple(unit * 2 for unit in "天周月季年"),
        DOUBLED,
        doubled,
        ("月月有活动、季季有主题",),
        ("天天向上", "年年丰收"),
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
