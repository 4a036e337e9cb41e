"""A number with its unit and its comparison: 不少于20篇, 3—5场, 两次以上, 二十余个."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.lexicon.units import UNIT
from luoshi.reading.numerals import BEGIN, DASH, NUMBER
from luoshi.reading.result import Op, Times
from luoshi.reading.rule import Site

TAIL = "及?以上|以内|之内|内|以下|左右|上下"


def shape(unit: str, tail: str) -> str:
    """The pattern of a number, or two joined by a dash, before one of the units."""
    return (
        rf"{BEGIN}(?P<low>{NUMBER})(?P<plus>[余多几])?(?P<scale>[万亿])?"
        rf"(?:(?P<low_unit>{unit})?{DASH}(?P<high>{NUMBER}))?"
        rf"(?P<plus_too>[余多])?(?P<unit>{unit}){tail}"
    )


AMOUNT = re.compile(shape(UNIT, rf"(?P<tail>{TAIL})?"))
POSITIVE = r"(?<!不)(?<!不得)(?<!不能)"
# 过百名, 破万人次, but not 经过, 打破; 超千人, but not 彩超.
AT_LEAST = (
    rf"不(?:得|应|能)?(?:少|低|小|短)于|不下于?|至少|最少|{POSITIVE}(?:超过|突破|高于|多于|大于|(?<![彩商中英西德法意])超)"
    r"|(?<![经通胜路超])过|(?<![打冲])破|逾|≥|>=|＞"
)
# 限额800人, but not 期限3天.
LIMITED = "(?<![期时年权有无界局极])限[流速额载员报购量定招乘填约]?|限[期时]|上限|封顶"
AT_MOST = (
    r"不(?:得|应|能)?(?:超过|高于|多于|大于|迟于|晚于|长于|超)|最多|至多|控制在|≤|<=|＜"
    rf"|{POSITIVE}(?:低于|少于|小于)|{LIMITED}"
)
ADJACENT = re.compile(rf"(?:(?P<least>{AT_LEAST})|(?P<most>{AT_MOST}))(?:要|应|须|达到?|为|约|于|是)?$")
DETACHED = re.compile(
    r"(?:(?P<least>不(?:得|应)?(?:少|低)于|至少|最少)|(?P<most>最多|至多|不(?:得|应)?超过))[^，,；;0-9]{0,30}$"
)
# A character of every word of comparison: most numbers have none before them.
COMPARED = re.compile("[不迟晚至最超突高多大低少小控限封过破逾≥>＞≤<＜]")


def comparison(site: Site) -> Op:
    """How the number is meant: by the words beside it, else by 至少 or 不超过 earlier in the clause."""
    tail = site.match["tail"] or ""
    if tail.endswith("以上"):
        return ">="
    if tail in {"以内", "之内", "内", "以下"}:
        return "<="
    before = site.before
    if COMPARED.search(before):
        said = ADJACENT.search(before[-8:]) or DETACHED.search(before)
        if said:
            return ">=" if said["least"] else "<="
    return ">=" if site.match["plus"] or site.match["plus_too"] else "="


def times(site: Site) -> Times:
    """The number of a match of `shape`, multiplied out."""
    if site.counted is None:
        site.counted = _times(site)
    return site.counted


def _times(site: Site) -> Times:
    written, scale, until, unit = site.match.group("low", "scale", "high", "unit")
    low = numerals.value(written)
    if scale:
        low *= numerals.MYRIADS[scale]
    if until is None:
        return Times(comparison(site), low, None, unit)
    high = numerals.value(until)
    # 3—5万册 is 30000 to 50000.
    if high >= 10_000 and low < high / 1000:
        low *= 100_000_000 if high >= 100_000_000 else 10_000
    return Times("range", low, high, unit)
