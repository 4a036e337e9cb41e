"""隔周, 双周, 逢周三, 周五下午, 月月: a period that is said without 每."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.moments import CLOCK, WEEKDAYS
from luoshi.reading.grammar.series import ACT
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.periods import every
from luoshi.reading.lexicon.units import EVENTS
from luoshi.reading.numerals import NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

SKIPPED = re.compile(
    rf"(?:间)?隔(?:一个|个|一|(?P<n>{NUMBER})个?)?(?P<unit>季度|星期|学期|[周月日天旬季年])(?![离断热音])"
)
# 相隔一年, 两针间隔一个月: how far apart two things are.
APART = re.compile(r"[相时分阻每]$|[次针剂岗届者][^，。；]{0,2}$")


def skipped(site: Site) -> Mark | None:
    """隔周, 隔一个月: every other one."""
    if APART.search(site.before):
        return None
    n = numerals.value(site.match["n"]) if site.match["n"] else 2
    return site.mark("recurring", every=every(site.match["unit"], n)) if n <= 31 else None


DOING = any_of((*words("times", "doing"), *words("times", "acts"), *words("times", "named-acts")))
EVENT = any_of(EVENTS)
FORTNIGHT = re.compile(
    rf"双(?P<unit>周|月)(?:(?P<count>[一两三四])(?P<event>{EVENT})|(?=一[^般定]|的?{DOING}|内?[，]))"
)


def fortnight(site: Site) -> Mark | None:
    """双周一期, 双月例会: every other one as well."""
    if site.before.endswith(("单", "逢", "满", "无")):
        return None
    count, event = site.match.group("count", "event")
    times = Times("=", numerals.value(count), None, event) if count else None
    return site.mark("recurring", every=every(site.match["unit"], 2), times=times)


FALLING = re.compile(
    rf"逢(?:(?P<odd>[单双])(?P<unit>[月周日])(?:的?(?P<day>\d{{1,2}}[日号]))?"
    rf"|(?P<due>(?:(?P<end>[月季年])度?[末底初]|(?:周|星期){WEEKDAYS}){CLOCK}))"
)


def falling(site: Site) -> Mark:
    """逢单月25日: every other month; 逢季末, 逢周三: a day of every period."""
    odd, unit, day, due, end = site.match.group("odd", "unit", "day", "due", "end")
    if odd:
        return site.mark("recurring", every=every(unit, 2), due=day)
    return site.mark("recurring", every=every(end or "周"), due=due)


WEEKDAY = re.compile(rf"(?:周|星期)(?:(?P<end>末)(?!日)|{WEEKDAYS}){CLOCK}")
# 本周三, 第二周周五: one day and no habit; 双周一期: another rule's.
ONE_DAY = tuple("每本上下这那第首双单逢末按逐隔个当年昨今前后一两二三四五六七八九十0123456789")
ADVERBS = "(?:均|都|要|各|再|则|全天|轮流|固定|集中|统一)*"
HELD_THEN = re.compile(rf"{ADVERBS}(?:{any_of(words('aims', 'achieving'))}|{DOING}|[加开值][^，。；]|，)")
# 周三（3月4日）, 周一案, 周六延时服务: a date, once a week, the name of a service.
NO_DAY = re.compile(rf"[（(]\d|的|[延错照不也休]|{any_of(words('times', 'once'))}")


def weekday(site: Site) -> Mark | None:
    """周五下午整理台账: every week; 周末 only where something is then held."""
    # 隔周的周六: the day of a period that is said before it.
    if site.lead.removesuffix("的").endswith((*ONE_DAY, "隔周", "双周")) or NO_DAY.match(site.after):
        return None
    if site.match["end"] and not HELD_THEN.match(site.after):
        return None
    return site.mark("recurring", every=every("周"), due=site.match[0])


DOUBLED = re.compile(
    rf"(?P<unit>[日天周月季年])(?P=unit)(?={ACT}|{any_of(words('times', 'doing'))}"
    r"|有(?![余望为])|[讲查评比晒学练清换见读演推办抓议测扫]|上新|打扫|晾|公开)"
)


def doubled(site: Site) -> Mark:
    """月月有活动: every month."""
    return site.mark("recurring", every=every(site.match["unit"]))


HALVES = re.compile(
    r"(?:上、?下半年|上半年[、和]下半年)(?=各|分别)"
    r"|(?P<due>(?:春、?秋|春季[、和]秋季|夏、?冬|冬、?夏|冬、?春)(?:两季|二季|两个?季节|季)?)"
    r"(?=各|分别|集中|开展|组织|进行|都|均|要)"
)


def halves(site: Site) -> Mark:
    """上、下半年各一次, 春秋两季集中涂白: once in each half of the year."""
    due = site.match["due"] if not site.after.startswith(("各", "分别")) else None
    return site.mark("recurring", every=every("半年"), due=due)


RULES = (
    Rule(
        "skipped",
        ("隔", "间隔"),
        SKIPPED,
        skipped,
        ("隔周召开例会", "隔一个月消杀", "间隔两周复测"),
        ("设置隔离区", "时隔一年再开馆", "两针间隔一个月", "每隔一天换水"),
    ),
    Rule(
        "fortnight",
        ("双周", "双月"),
        FORTNIGHT,
        fortnight,
        ("双周一期刊出简讯", "双月例会点评工程"),
        ("双月刊", "单双周课表"),
    ),
    Rule(
        "falling",
        ("逢",),
        FALLING,
        falling,
        ("逢单月25日开议事会", "逢季末核对票据", "每逢周三开放画室"),
        ("每逢佳节", "逢年过节"),
    ),
    Rule(
        "weekday",
        ("周", "星期"),
        WEEKDAY,
        weekday,
        ("周五下午整理台账", "周二、周四训练", "周末加开渡轮"),
        ("本周三召开", "隔周的周六开讲", "周末课堂", "第二周周五前", "每周五备份", "围绕周边"),
    ),
    Rule(
        "halves",
        (
            "上、下半年",
            "上下半年",
            "上半年",
            *(
                f"{one}{joint}{other}"
                for one, other in ("春秋", "夏冬", "冬夏", "冬春")
                for joint in ("", "、", "季、", "季和")
            ),
        ),
        HALVES,
        halves,
        ("上、下半年各调整线路", "上半年、下半年分别调整线路", "春秋两季各开展免疫"),
        ("下半年调整线路", "春秋战国文物", "上半年调整线路"),
    ),
    Rule(
        "doubled",
        tuple(unit * 2 for unit in "日天周月季年"),
        DOUBLED,
        doubled,
        ("月月有活动、季季有主题", "周周清理管道"),
        ("天天向上", "年年丰收", "年年有余"),
    ),
)
