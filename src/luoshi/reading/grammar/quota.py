"""全年不少于12次, 3—5场, 新建书屋12个: a number to reach."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import AMOUNT, times
from luoshi.reading.lexicon.aims import ABSTRACT_NOUN, ACHIEVING, DIVIDING
from luoshi.reading.lexicon.units import ABSTRACT, DURATIONS, EVENTS, TIMES_OF_DAY
from luoshi.reading.numerals import HAN
from luoshi.reading.rule import Mark, Rule, Site

# 每位教师配备一名导师: one for each of many.
HANDED_OUT = {"名", "人", "份", "篇", "本", "套", "个", "项"}
EACH_ONE = re.compile("每|各")
SMALL = re.compile(r"[二两三四五六七八九]|十")
ONCE_NAMED = re.compile(r"(?:[新这那某任另同首每上下头跑第最再近]|进|统|之|于|唯|初)$")
BUILT = re.compile(r"(?:建成|建设|启动|推进|实施|开工|投用)$")
DIVIDED = re.compile(rf"{DIVIDING}[^，。；、]{{0,8}}$")
ACHIEVED = re.compile(rf"{ACHIEVING}[^，。；、]{{0,16}}$")
ATTRIBUTIVE = re.compile(r"的|以上的|岁|及其|经历|工作经验")
ABSTRACTLY = re.compile(rf"[^，。；、\d]{{0,8}}?{ABSTRACT_NOUN}")
# 24小时书房, 3日: a number of hours is one to reach only where it adds up to something.
NEVER_BARE = {*TIMES_OF_DAY, "日"}
IN_ALL = re.compile(r"每|全年|累计|总计|共计")
SPANS = {*DURATIONS, *TIMES_OF_DAY}


def quota(site: Site) -> Mark | None:
    """The number, unless it only numbers parts, aspects, ages or names (三个方面, 5大类, 第二期)."""
    found = site.match
    before, after = site.before, site.after
    if before.endswith(("第", "十四五", "十五五")) or DIVIDED.search(before) or ATTRIBUTIVE.match(after):
        return None
    said = times(site)
    bare = said.op == "=" and found["high"] is None
    if _ordinal(found["low"], said.unit, bare, before) or said.unit == "年" or (bare and said.unit == "字") or (bare and said.unit in NEVER_BARE and not IN_ALL.search(site.lead)):
        return None
    if bare and found["low"] in {"一", "半"} and not _happens_once(site, said.unit):
        return None
    if found["low"] == "半" or (bare and not _counts(site, said.unit)):
        return None
    return site.mark("quota", times=said)


def _ordinal(low: str, unit: str, bare: bool, before: str) -> bool:
    """二次污染, 二十届, 前100名, 现有的12个: the number says which one, or which ones there are already."""
    if not bare:
        return False
    return (
        low == "二"
        or (unit == "届" and low[0] in HAN and low not in {"一", "两"})
        or (unit in {"名", "位"} and before.endswith("前"))
        or before.endswith(("立项的", "现有", "现有的", "原有", "上述", "其余", "全部", "全市", "全县", "这", "该"))
    )


def _happens_once(site: Site, unit: str) -> bool:
    if unit in EVENTS and unit not in {"批", "期", "场次"}:
        return not ONCE_NAMED.search(site.before)
    return unit in HANDED_OUT and bool(EACH_ONE.search(site.lead))


def _counts(site: Site, unit: str) -> bool:
    """Whether a bare number is one to reach: a small one written in characters often is a figure of speech."""
    small = bool(SMALL.fullmatch(site.match["low"]))
    if unit == "期" and BUILT.search(site.before):
        return False
    if unit in ABSTRACT:
        if ABSTRACTLY.match(site.after):
            return False
        return not small or bool(ACHIEVED.search(site.before))
    if unit in SPANS:
        return not small or bool(ACHIEVED.search(site.before))
    if small and unit in {"级", "层", "组", "对", "口", "节", "度", "道", "本", "支", "门", "张", "班", "面", "根", "字"}:
        return bool(ACHIEVED.search(site.before))
    return site.match["low"][0] not in HAN or not site.after.startswith(("一", "两", "三", "四", "五"))


RULES = (
    Rule(
        "quota",
        numerals.CUE,
        AMOUNT,
        quota,
        ("讲座不少于30场", "新建书屋12个", "推出3—5部戏", "座谈两次以上", "采购图书1.5万册", "招收学员二十余名", "开展检查一次"),
        ("三个方面发力", "分为5大类20项指标", "第二期工程", "65岁以上老人", "统一标准", "新一轮改革", "两手抓"),
    ),
)
