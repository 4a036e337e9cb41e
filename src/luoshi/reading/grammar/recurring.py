"""每月, 按月, 逐月: a period that is said outright, with the day inside it where one is named."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.moments import END_OF_YEAR, HALF_YEAR, MONTH_DUE, QUARTER_DUE, SEASON_DUE
from luoshi.reading.lexicon.periods import PERIOD, every
from luoshi.reading.numerals import NUMBER
from luoshi.reading.rule import Mark, Rule, Site

# 每周一次 is once a week and 每周一上午 on Mondays.
WEEKDAY = (
    r"[一二三四五六日天末](?!次|期|场|回|个|堂|讲|课|题|主题|调度|通报|研判|总结|汇总|报告|讲座|评|练|展|轮|更新|汇报|清|条|篇|支|例|小时|至[两三四五]次|天)"
    r"(?:[、和至到]周?[一二三四五六日天]){0,6}"
)
DAY_DUE = r"\d{1,2}(?:[日号](?:[、和至到]\d{1,2}[日号]){0,3})(?:之前|以前|前后|前|左右)?"
CLOCK = r"(?:上午|下午|晚上|早上|夜间)?(?:下班前|上班前|\d{1,2}(?:时|点)(?:之?前)?)?"
PLACE = r"(?:末月|首月|第[一二三1-3]个月)(?:\d{1,2}日|上旬|中旬|下旬|底|末|初)?(?:之前|前|内)?"
ORDINAL = r"(?:最后|第)(?:[一二三四五1-5]?个)(?:工作日|周[一二三四五六日]|星期[一二三四五六日天]|周|星期|月)(?:之前|前|内)?"
DUE = (
    rf"(?:{PLACE}|{ORDINAL}|{MONTH_DUE}|{SEASON_DUE}|{END_OF_YEAR}|{HALF_YEAR}|{QUARTER_DUE}|{DAY_DUE}"
    rf"|[上中下]旬(?:之前|前)?)"
)
# 每月末 and 每季度结束后10日内 take the period into the date; 每年3月 does not.
EDGE = rf"(?:[初末底](?!月)(?:之前|以前|前后|前)?|(?:结束|终了)后{numerals.NUMBER}个?(?:工作)?[日天周](?:之内|以内|内))"

EACH = re.compile(
    rf"每(?P<skip>隔)?(?:一个|个|一)?(?:(?P<n>半(?!年|月|个月)|{NUMBER.replace('|半)', ')')})(?:{numerals.DASH}\d{{1,2}})?个?)?"
    rf"(?P<unit>{PERIOD})(?![级龄薪票鲜])的?"
    rf"(?:(?P<edge>{EDGE})|(?P<due>{DUE}|(?<=[天日])(?:下班前|上班前|收盘前|早上|早晨|清晨|夜间|晚间|上午|下午))|(?P<weekday>(?:(?<=周)|(?<=星期)){WEEKDAY}{CLOCK}))?"
)


def each(site: Site) -> Mark | None:
    found = site.match
    number = numerals.value(found["n"]) if found["n"] else 1.0
    if number > 31:
        return None
    if found["skip"] and number == 1:
        number = 2
    due = found["due"]
    if found["edge"] or found["weekday"]:
        due = found["unit"] + (found["edge"] or found["weekday"])
    return site.mark("recurring", every=every(found["unit"], number), due=due)


EACH_HOURS = re.compile(rf"每(?:隔)?(?:个)?(?:{NUMBER})?个?(?:小时|分钟)")

BY = re.compile(rf"[按逐]每?(?P<unit>{PERIOD})(?![级龄代限薪票历期程常报节边平子均])")
PLANNED = re.compile(r"(?:工作)?(?:计划|预算|目标|任务|要求|安排|方案|指标|分类|划分|顺序|排序|编号)")
TREND = re.compile(r"(?:稳步|持续|有序|明显|大幅|逐步)?(?:增|提|递|扩|加大|加强|上升|下降|降|减|改善|攀升|好转|压|推广|落实)")


def by(site: Site) -> Mark | None:
    following = site.after
    if PLANNED.match(following) or (site.match[0].startswith("逐") and TREND.match(following)):
        return None
    return site.mark("recurring", every=every(site.match["unit"]))


RULES = (
    Rule(
        "each-hours",
        "每",
        EACH_HOURS,
        Site.hold,
        ("值班员每2小时巡视机房",),
        ("每月巡视机房",),
    ),
    Rule(
        "each",
        "每",
        EACH,
        each,
        ("每月盘点库存", "每半年校准仪表", "每两周清点药品", "每年3月、9月除尘", "每周五备份数据", "每季度末核对账目", "每隔一天换水"),
        ("每个孩子都有书看", "每名教师配备导师", "每逢佳节慰问职工", "每年级设班主任"),
    ),
    Rule(
        "by",
        "[按逐](?=每?[日天周星旬月季半学年])",
        BY,
        by,
        ("按月公示名单", "按季度分析", "逐周核销工单"),
        ("逐年提高待遇", "按年龄分组", "按年度计划实施", "按季节调整菜单", "按期交付"),
    ),
)
