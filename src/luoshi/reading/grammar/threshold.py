"""占比不低于12%, 控制在9%以内, 每期不少于5天: a ratio, or a limit on how another act is done."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import AMOUNT, TAIL, comparison, shape, times
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import LEARNING, RATIOS, SPANS, SUMS, UNIT_BEGINS
from luoshi.reading.numerals import BEGIN, NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

TENTHS = "成(?![效本果就绩员立功不为套家])"
PERCENT = re.compile(shape(rf"(?:[%％‰]|{RATIOS}|{TENTHS})", rf"(?P<tail>{TAIL})?"))


# 粮食多一成，底气就多一成.
MORE = re.compile("(?:多|(?<!减)少|再)$")


def percent(site: Site) -> Mark | None:
    said = times(site)
    if MORE.search(site.before) and said.op == "=":
        return None
    if said.unit == "成":
        said = replace(said, value=said.value * 10, max=said.max and said.max * 10)
    unit = "%" if said.unit in {"％", "成"} else said.unit
    return site.mark("threshold", times=replace(said, unit=unit))


HUNDREDTHS = re.compile(rf"百分之(?P<low>{NUMBER})(?P<plus>余)?(?P<plus_too>多)?(?P<tail>{TAIL})?")


def hundredths(site: Site) -> Mark | None:
    return site.mark("threshold", times=Times(comparison(site), numerals.value(site.match["low"]), None, "%"))


PART = r"\d{1,4}(?:[.．]\d{1,3})?"
RATIO = re.compile(
    rf"{BEGIN}{PART}[:：](?P<low>{PART})(?![\d:：])(?P<plus>)(?P<plus_too>)(?P<tail>以[上内下])?"
)
COMPARED = re.compile(r"(?:比|比例|配比)[^，。；]{0,10}$")


def ratio(site: Site) -> Mark | None:
    if not COMPARED.search(site.lead):
        return None
    return site.mark("threshold", times=Times(comparison(site), numerals.value(site.match["low"]), None, ""))


# A measure of something else, not a number of things to be done.
MEASURED = re.compile(rf"{any_of(words('aims', 'measured'))}[^，。；]{{0,12}}$")
REACHED = re.compile(r"(?:为|达到?|缩短|压缩|压减|提高|提升|降|增加|增长|减少|控制|保持)[^，。；]{0,4}$")
# 每万人拥有…28名, 每小时28箱, and 每期20天.
PER = re.compile(r"每(?:小时|分钟|(?:[十百千万]{1,2}|\d{1,4})(?:人|户|名|公里|亩|平方米)[^，。；]{0,20})$")
PER_ACT = re.compile(r"每[期场次节餐堂批轮届][^，。；、]{0,4}$")
CONDITION = re.compile(r"(?:^|金额|对|凡|超过|单[笔次项台个件][^，。；]{0,8})$")
RULED = re.compile(r"的$|[^。；]{0,24}(?:[须应需均报由]|一律|实行|集体)")
IN_ALL = re.compile(r"全年|年内|累计|总计|共")
OF_AN_ACT = SPANS | LEARNING


def limit(site: Site) -> Mark | None:
    """An upper bound, a bound of a rate or a length, or a sum from which a rule holds."""
    said, before = times(site), site.before
    from_a_sum = said.unit in SUMS and (site.match["tail"] or "").endswith("以上")
    if from_a_sum and CONDITION.search(before) and RULED.match(site.after):
        return site.mark("threshold", times=said)
    if said.op == "<=" or ("每" in site.lead and _of_each(site, said.unit)):
        return site.mark("threshold", times=said)
    if said.unit in LEARNING or not MEASURED.search(before):
        return None
    bounded = said.op != "=" or REACHED.search(before)
    return site.mark("threshold", times=said) if bounded and not IN_ALL.search(site.lead) else None


def _of_each(site: Site, unit: str) -> bool:
    return bool(PER.search(site.lead) or (unit in OF_AN_ACT and PER_ACT.search(site.before)))


RULES = (
    Rule(
        "percent",
        numerals.CUES,
        PERCENT,
        percent,
        ("占比不低于12%", "覆盖率达到95%以上", "漏损率控制在9%以内", "提升5个百分点", "九成以上"),
        ("完成老旧管网改造", "一成不变的做法", "三成果转化"),
        frozenset("%％‰成") | {word[0] for word in words("units", "ratios")},
    ),
    Rule(
        "hundredths",
        ("百分之",),
        HUNDREDTHS,
        hundredths,
        ("增长百分之八", "不低于百分之九十"),
        ("百分制打分",),
    ),
    Rule(
        "ratio",
        tuple(numerals.DIGITS),
        RATIO,
        ratio,
        ("床护比不低于1:0.4",),
        ("8:30开会", "比例合理"),
        frozenset(":："),
    ),
    Rule(
        "limit",
        numerals.CUES,
        AMOUNT,
        limit,
        (
            "发言不超过8分钟",
            "篇幅不超过5000字",
            "每期不少于5天",
            "单笔5万元以上支出须集体研究",
            "办理时限缩短为2天",
        ),
        ("讲座不少于30场", "全年开放不少于300天", "新建书屋12个"),
        UNIT_BEGINS,
    ),
)
