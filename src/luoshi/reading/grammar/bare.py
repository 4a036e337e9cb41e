"""不少于500, 达到300以上, 超万人次: a number to reach whose unit stands before it, or whose digits are but 万."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import TAIL, comparison
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import UNIT
from luoshi.reading.numerals import BEGIN, NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

NUMBER_ALONE = re.compile(
    rf"{BEGIN}(?P<low>{NUMBER})(?P<plus>[余多])?(?P<plus_too>)(?P<tail>{TAIL})?(?=[，。；、）)]|$)"
)
COMPARED = re.compile(r"(?:[于过到至]|≥|≤|[达超])$")
MEASURED = re.compile(rf"(?:{any_of(words('aims', 'measured'))}|值|指数|系数|比|[A-Za-z])[^，。；]{{0,12}}$")


def number_alone(site: Site) -> Mark | None:
    """人次不少于800 is a number to reach, 不高于8.5 a limit; a number without comparison is neither."""
    if not COMPARED.search(site.before):
        return None
    op = comparison(site)
    if op == "=":
        return None
    said = Times(op, numerals.value(site.match["low"]), None, "")
    limit = op == "<=" or MEASURED.search(site.before) or not said.value.is_integer()
    return site.mark("threshold" if limit else "quota", times=said)


# 上万人 is a figure of speech as often, 千家万户 always.
MYRIAD = re.compile(rf"(?<![经通胜路打冲])[破超逾过](?P<low>[万亿])(?:(?P<unit>{UNIT})|(?=[，。；、]|$))")


def myriad(site: Site) -> Mark:
    """超万人次, 破亿元."""
    low, unit = site.match.group("low", "unit")
    return site.mark("quota", times=Times(">=", float(numerals.MYRIADS[low]), None, unit or ""))


RULES = (
    Rule(
        "number-alone",
        numerals.CUES,
        NUMBER_ALONE,
        number_alone,
        ("诊疗人次不少于800", "注册人数达到300以上", "pH值不低于6.5"),
        ("评分从3到5", "截至2025", "实现三个100"),
        frozenset("，。；、）)及以内左上之余多"),
    ),
    Rule(
        "myriad",
        tuple(f"{past}{number}" for past in "破超逾过" for number in "万亿"),
        MYRIAD,
        myriad,
        ("服务读者超万人次", "贷款破亿元"),
        ("万家灯火", "上万人参加"),
    ),
)
