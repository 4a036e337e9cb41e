"""占比不低于12%, 三分之二, 翻一番, 1:0.4: shares and ratios."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import TAIL, comparison, shape, times
from luoshi.reading.grammar.change import starts_there
from luoshi.reading.lexicon import words
from luoshi.reading.lexicon.units import RATIOS
from luoshi.reading.numerals import BEGIN, NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

TENTHS = "成(?:[一二三四五六七八九半](?=[以，。；、]|$))?(?![效本果就绩员立功不为套家])"
PERCENT = re.compile(shape(rf"(?:[%％‰]|{RATIOS}|{TENTHS})", rf"(?P<tail>{TAIL})?"))


# 百倍努力 is no number.
ROUND = re.compile("[十百千万亿]{1,3}")
# 粮食多一成，底气就多一成.
MORE = re.compile("(?:多|(?<!减)少|再)$")


def percent(site: Site) -> Mark | None:
    said = times(site)
    if starts_there(site) or (MORE.search(site.before) and said.op == "="):
        return None
    if said.unit == "倍" and ROUND.fullmatch(site.match["low"]):
        return None
    if said.unit.startswith("成"):
        said = _of_tenths(said)
    unit = "%" if said.unit == "％" else said.unit
    return site.mark("threshold", times=replace(said, unit=unit))


def _of_tenths(said: Times) -> Times:
    """九成 is 90%, 九成五 95%."""
    more = numerals.value(said.unit[1].replace("半", "五")) if len(said.unit) > 1 else 0
    return Times(said.op, said.value * 10 + more, said.max and said.max * 10, "%")


FRACTION = re.compile(
    rf"(?:(?P<of>[百千万]|十?[二三四五六七八九十]|\d{{1,3}})分之(?P<low>{NUMBER})|(?P<whole>百分百))"
    rf"(?P<plus>余)?(?P<plus_too>多)?(?P<tail>{TAIL})?"
)


def fraction(site: Site) -> Mark | None:
    """百分之八, 千分之三, 三分之二: in hundredths, to one decimal where they do not come out."""
    whole, of = site.match.group("whole", "of")
    part = (
        100.0
        if whole
        else 100 * numerals.value(site.match["low"]) / (numerals.MYRIADS.get(of) or numerals.value(of))
    )
    return site.mark("threshold", times=Times(comparison(site), round(part, 2 if part < 1 else 1), None, "%"))


HALF = re.compile(r"(?:一半|半数|(?P<halved>减半))(?P<plus>)(?P<plus_too>)(?P<tail>及?以上)?")
HALF_REACHED = re.compile("(?:[达占]到?|完成|超过?|低于|少于|减|缩短|减少|压减|压缩|下降|降低|增加|提高)$")


def half(site: Site) -> Mark | None:
    """半数以上, 占到一半; not 事情做了一半."""
    if not site.match["tail"] and not site.match["halved"] and not HALF_REACHED.search(site.before):
        return None
    return site.mark("threshold", times=Times(comparison(site), 50.0, None, "%"))


DOUBLINGS = re.compile(r"翻(?:(?P<low>[一两二三1-3])番|番|倍)")


def doublings(site: Site) -> Mark:
    """翻一番 is twice as much, 翻两番 four times."""
    number = numerals.value(site.match["low"]) if site.match["low"] else 1.0
    return site.mark("threshold", times=Times("=", 2.0**number, None, "倍"))


PART = r"\d{1,4}(?:[.．]\d{1,3})?"
RATIO = re.compile(
    rf"{BEGIN}{PART}[:：∶比](?P<low>{PART})(?![\d:：∶])(?P<plus>)(?P<plus_too>)(?P<tail>以[上内下])?"
)
COMPARED = re.compile(r"比[^，。；]{0,10}$")


def ratio(site: Site) -> Mark | None:
    if not COMPARED.search(site.lead):
        return None
    return site.mark("threshold", times=Times(comparison(site), numerals.value(site.match["low"]), None, ""))


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
        "fraction",
        (*numerals.CUES, "百分百", "万分之"),
        FRACTION,
        fraction,
        ("增长百分之八", "不低于百分之九十", "误差小于千分之二", "完成三分之二", "百分百覆盖"),
        ("百分制打分", "三分之差"),
        frozenset("分"),
    ),
    Rule(
        "half", ("一半", "半数", "减半"), HALF, half, ("半数以上站点装上雨棚", "占到一半"), ("事情做了一半",)
    ),
    Rule("doublings", ("翻",), DOUBLINGS, doublings, ("客流翻一番", "产值翻番"), ("翻新一番", "推翻")),
    Rule(
        "ratio",
        tuple(numerals.DIGITS),
        RATIO,
        ratio,
        ("床护比不低于1:0.4", "师徒比达到1∶3"),
        ("8:30开会", "比例合理", "以3比2取胜"),
        frozenset(":：∶比"),
    ),
)
