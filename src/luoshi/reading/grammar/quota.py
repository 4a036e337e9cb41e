"""全年不少于12次, 3—5场, 新建书屋12个: a number to reach."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import AMOUNT, times
from luoshi.reading.grammar.change import starts_there
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import ABSTRACT, EVENTS, HOURS, SPANS, SUMS, UNIT_BEGINS
from luoshi.reading.numerals import HAN
from luoshi.reading.rule import Mark, Rule, Site

DIVIDED = re.compile(rf"{any_of(words('aims', 'dividing'))}[^，。；、]{{0,8}}$")
ATTRIBUTE = re.compile(r"的(?!目标|任务|指标)|岁|及其|经历|工作经验")
EXISTING = words("aims", "existing")
# 现有阅览室6间, 下辖行政村18个: what there is.
OWNED = re.compile(rf"{any_of(words('aims', 'owned'))}[^，。；、新增再争达突不至过超]{{0,8}}$")
# 十块宣传牌不如一次上门: a figure of speech.
UNLIKE = re.compile("[多只少]跑一|不如|胜过|[顶抵]不上|比不上|[顶抵]得上")
# 少让病人跑一趟楼、排一次队.
FIGURE = re.compile("[多少早](?:[让跑走填排催等说问看想听开]|一)")


def quota(site: Site) -> Mark | None:
    """The number, unless it only numbers parts, aspects, ages or names (三个方面, 5大类, 第二期)."""
    said, low = times(site), site.match["low"]
    bare = said.op == "=" and said.max is None
    describes = (
        _only_said(site)
        or ((bare or site.match["tail"] or _is_condition(site)) and _qualifies(site, said.unit))
        or (said.unit in SUMS and _names_a_class(site))
        or said.unit == "年"
        or low == "半"
        or FEAST.fullmatch(low) is not None
        or (bare and not _counts(site, low, said.unit))
    )
    return None if describes else site.mark("quota", times=said)


# 共有职工120人，其中党员60人.
OWNED_BEFORE = re.compile(rf"{any_of(words('aims', 'owned'))}[^，。；]{{0,20}}，$")
# 三八, 五四: a date's name, no number.
FEAST = re.compile("[一二三四五六七八九]{2,}")


def _only_said(site: Site) -> bool:
    """Whether the words around put the number aside: parts of a whole, what there is, a hope, a figure of speech."""
    before = site.before
    return (
        before.endswith("第")
        or site.lead.startswith(("使", "让", "以便"))
        or DIVIDED.search(before) is not None
        or OWNED.search(before) is not None
        or (
            site.lead.startswith("其中")
            and OWNED_BEFORE.search(site.text, max(0, site.clause - 30), site.clause) is not None
        )
        or (site.since == site.clause and _stock_goes_on(site))
        or starts_there(site)
        or (site.match["unit"] == "场" and LIKENED.search(f"{before}|{site.after}") is not None)
        or UNLIKE.search(site.text, site.clause, site.clause_end) is not None
    )


# 现有在校生9800人，专任教师468人，省级团队7个: the list of what there is goes on.
STOCK = re.compile(rf"[^，。；]{{0,10}}(?:{any_of(words('aims', 'owned'))}|目前有)[^。；]{{0,120}}，$")
NAMED_THING = re.compile(r"[^，。；、新增再争达突不至过超完成建开举办组织招培训聘购修编印制发赠改种]{2,14}")


def _stock_goes_on(site: Site) -> bool:
    """Whether the sentence began with what there is, and the clause names but one thing more."""
    begin = max(site.text.rfind(stop, 0, site.clause) for stop in "。；") + 1
    head = site.text[max(begin, site.clause - 140) : site.clause].replace(",", "，")
    return STOCK.match(head) is not None and NAMED_THING.fullmatch(site.before) is not None


CONDITION = ("超过", "高于", "多于", "大于", "不足", "满", "达", "超")


def _is_condition(site: Site) -> bool:
    """旷工累计超过3天的: whom a rule meets."""
    return site.after.startswith("的") and site.before.endswith(CONDITION)


def _qualifies(site: Site, unit: str) -> bool:
    """65岁以上老人, 12个已建成的, 超过3天的: the number belongs to what the thing is called."""
    return bool(ATTRIBUTE.match(site.after)) and not _acts_counted(site, unit)


def _acts_counted(site: Site, unit: str) -> bool:
    """每月1次的检验, 至少两次以上的演练: how often, though 的 follows."""
    often = site.since > site.clause and len(site.before) < 4
    return unit in EVENTS and (often or bool(AT_LEAST_BEFORE.search(site.before)))


AT_LEAST_BEFORE = re.compile("(?:至少|不少于|不低于|不下)[^，。；、]{0,4}$")


def _counts(site: Site, low: str, unit: str) -> bool:
    """Whether a number without any comparison is one to reach."""
    if low == "一" and FIGURE.search(site.lead):
        return False
    if _which_one(low, unit, site.before) or (unit in NEVER_BARE and not IN_ALL.search(site.lead)):
        return False
    if low == "一":
        return _once(site, unit)
    return (unit != "字" or bool(ACHIEVED.search(site.before))) and _many(site, low, unit)


def _which_one(low: str, unit: str, before: str) -> bool:
    """二次污染, 二十届, 前100名, 现有的12个: the number says which one, or which ones there are already."""
    return (
        low == "二"
        or (ROUND.fullmatch(low) is not None and not before.endswith(ABOUT))
        or (_sums_up(low, before) and (unit not in EVENTS or "做到" in before))
        or (unit == "届" and low[0] in HAN and low not in {"一", "两"})
        or (unit in {"名", "位"} and before.endswith("前"))
        or before.endswith(EXISTING)
    )


# 千亩示范方, 百家讲坛: how large a thing is, as its name says.
ROUND = re.compile("[十百千万亿]{1,3}")
ABOUT = ("近", "超", "上", "达", "逾", "过", "破")


def _names_a_class(site: Site) -> bool:
    """50万元以上仪器设备全部接入: the sum says which ones."""
    from_a_sum = (site.match["tail"] or "").endswith("以上") and not site.before
    return from_a_sum and bool(re.match("[^，。；、]", site.after))


LISTED = re.compile(r"[、和及与]")


def _sums_up(low: str, before: str) -> bool:
    """市、县两级, 七一、中秋两个节点: the number only says how many were listed."""
    parts = len(LISTED.findall(before)) + 1
    return parts > 1 and SMALL.fullmatch(low) is not None and numerals.value(low) == parts


# 24小时书房, 3日: a number of hours is one to reach only where it adds up to something.
NEVER_BARE = HOURS | {"日"}
IN_ALL = re.compile(r"每|全年|累计|总计|共计")
# 每位教师配备一名导师: one for each of many.
HANDED_OUT = frozenset(words("units", "handed-out"))
OFTEN_NAMES = {"批", "期", "场次"}
ONE_EVENT = EVENTS - OFTEN_NAMES
NOT_ONCE = re.compile(f"{any_of(words('aims', 'not-once'))}$")


def _once(site: Site, unit: str) -> bool:
    """组织一次体检, 每位教师配备一名导师, 每季度编发一期; not 新一轮, 一批, 一个."""
    if EACH_ITS_OWN.search(site.before):
        return False
    if unit in ONE_EVENT:
        once = site.before.endswith("上") and unit in {"堂", "课", "节"}
        return (once or not NOT_ONCE.search(site.before)) and not LIKENED.search(
            site.before + "|" + site.after
        )
    return unit in HANDED_OUT and not site.before.endswith("每") and bool(FOR_EACH.search(site.lead))


FOR_EACH = re.compile("[每各]|人人|户户")
# 一事一回访, 一船一档: each its own.
EACH_ITS_OWN = re.compile("一(?!线)[\u4e00-\u9fff]$")
# 是一场变革, 打好一场保卫战: a figure of speech.
LIKENED = re.compile(
    r"(?:是|打好?|打赢|作为|成为)\||\|[^，。；]{0,10}(?:[仗战]|革命|变革|大考|赶考|接力)(?:[，。；]|$)"
)


SMALL = re.compile(r"[二两三四五六七八九十]")
ACHIEVED = re.compile(rf"{any_of(words('aims', 'achieving'))}[^，。；、]{{0,16}}$")
ASPECT = re.compile(rf"[^，。；、\d]{{0,8}}?{any_of(words('aims', 'aspect'))}")
PARTNERS = re.compile(r"(?:与|同|和)[^，。；]{0,8}$")
AGREED = re.compile(r"[^，。；]{1,16}?(?:签订|签署|签约|结对|共建|建立)")


def _agreed(site: Site) -> bool:
    """与五个港口签订: as many partners are to be won."""
    return bool(PARTNERS.search(site.before) and AGREED.match(site.after))


BUILT = ("建成", "建设", "启动", "推进", "实施", "开工", "投用")
# Units that small numbers make words with: 三级, 两手, 四张清单.
OFTEN_WORDS = ABSTRACT | SPANS | set("包题则餐卷句起级层组对口节度道本支门张班面根字方站讲把")


def _many(site: Site, low: str, unit: str) -> bool:
    """A small number written in characters often is a figure of speech; a doing before it shows a target."""
    if unit in ABSTRACT and ASPECT.match(site.after):
        listed = site.since > site.clause and site.before.endswith(("、", "和", "及"))
        return low[0] not in HAN and (listed or bool(ACHIEVED.search(site.before)))
    if unit == "期" and site.before.endswith(BUILT):
        return False
    if (unit in ABSTRACT and low[0] in HAN) or (unit in OFTEN_WORDS and SMALL.fullmatch(low)):
        return bool(ACHIEVED.search(site.before)) or "每" in site.lead or _agreed(site)
    return low[0] not in HAN or not site.after.startswith(tuple("一两三四五"))


RULES = (
    Rule(
        "quota",
        numerals.CUES,
        AMOUNT,
        quota,
        (
            "讲座不少于30场",
            "新建书屋12个",
            "推出3—5部戏",
            "座谈两次以上",
            "采购图书1.5万册",
            "招收学员二十余名",
            "开展检查一次",
            "人人写一篇札记",
        ),
        (
            "三个方面发力",
            "分为5大类20项指标",
            "第二期工程",
            "65岁以上老人",
            "统一标准",
            "新一轮改革",
            "两手抓",
        ),
        UNIT_BEGINS,
    ),
)
