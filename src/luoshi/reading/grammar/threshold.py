"""权重不低于15%, 控制在9%以内, 每期不少于5天: a ratio, or a limit on how another act is done."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import AMOUNT, TAIL, comparison, shape, times
from luoshi.reading.lexicon.units import DURATIONS, LEARNING, RATIOS, SUMS, TIMES_OF_DAY
from luoshi.reading.numerals import NUMBER
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

POINTS = "|".join(RATIOS)
PERCENT = re.compile(shape(rf"%|％|‰|{POINTS}|成(?![效本果就绩员立功不为套家])", rf"(?P<tail>{TAIL})?"))


def percent(site: Site) -> Mark | None:
    said = times(site)
    if said.unit == "％":
        said = replace(said, unit="%")
    if said.unit == "成":
        said = replace(said, value=said.value * 10, max=said.max and said.max * 10, unit="%")
    return site.mark("threshold", times=said)


HUNDREDTHS = re.compile(rf"百分之(?P<low>{NUMBER})(?P<plus>余)?(?P<plus_too>多)?(?P<tail>{TAIL})?")


def hundredths(site: Site) -> Mark | None:
    return site.mark("threshold", times=Times(comparison(site), numerals.value(site.match["low"]), None, "%"))


RATIO = re.compile(r"\d{1,4}(?:[.．]\d{1,3})?[:：](?P<low>\d{1,4}(?:[.．]\d{1,3})?)(?![\d:：])(?P<plus>x)?(?P<plus_too>x)?(?P<tail>以上|以内|以下)?")
COMPARED = re.compile(r"(?:比|比例|配比|之比)[^，。；]{0,10}$")


def ratio(site: Site) -> Mark | None:
    if not COMPARED.search(site.lead):
        return None
    return site.mark("threshold", times=Times(comparison(site), numerals.value(site.match["low"]), None, ""))


# A measure of something else, not a number of things to be done.
MEASURED = re.compile(
    r"(?:率|占比|比例|权重|比重|满意度|人均|平均|均|生均|每期|每场|每次|每节|每堂|每届|每篇|每批|每轮|单次|单笔|单篇|单项|班额|篇幅|字数|浓度|水位|压力|间隔|时间|时长|时限|距离|温度|深度|厚度)[^，。；]{0,12}$"
)
SPANS = {*DURATIONS, *TIMES_OF_DAY}
CONDITION = re.compile(r"(?:^|单笔|单次|单项|单台|单个|金额|对|凡|超过)$")
RULED = re.compile(r"[^。；]{0,24}(?:须|应|必须|需|一律|均|实行|集体|报|由)")
IN_ALL = ("全年", "年内", "累计", "总计", "共")


def limit(site: Site) -> Mark | None:
    """An upper bound, a lower bound of a rate or a length, or a sum from which a rule holds."""
    said = times(site)
    tail = site.match["tail"] or ""
    if said.unit in SUMS and tail.endswith("以上") and CONDITION.search(site.before) and RULED.match(site.after):
        return site.mark("threshold", times=said)
    if said.unit in {"岁", "级"} or said.unit in LEARNING or any(word in site.lead for word in IN_ALL):
        return None
    bounded = said.op != "=" or bool(re.search(r"(?:为|达到?|缩短|压缩|压减|提高|提升|降)[^，。；]{0,4}$", site.before))
    if said.op == "<=" or (bounded and MEASURED.search(site.before)):
        return site.mark("threshold", times=said)
    return None


RULES = (
    Rule(
        "percent",
        numerals.CUE,
        PERCENT,
        percent,
        ("权重不低于15%", "覆盖率达到95%以上", "漏损率控制在9%以内", "提升5个百分点", "九成以上"),
        ("完成老旧管网改造", "一成不变的做法", "三成果转化"),
    ),
    Rule("hundredths", numerals.CUE, HUNDREDTHS, hundredths, ("增长百分之八", "不低于百分之九十"), ("百分制打分",)),
    Rule("ratio", numerals.CUE, RATIO, ratio, ("床护比不低于1:0.4",), ("8:30开会", "比例合理")),
    Rule(
        "limit",
        numerals.CUE,
        AMOUNT,
        limit,
        ("发言不超过8分钟", "篇幅不超过5000字", "每期不少于5天", "单笔5万元以上支出须集体研究", "办理时限缩短为2天"),
        ("讲座不少于30场", "全年开放不少于300天", "新建书屋12个"),
    ),
)
