"""控制在9米以内, 每期不少于5天, 噪声不超过55分贝: a limit on how another act is done."""

from __future__ import annotations

import re
from string import ascii_letters

from luoshi.reading import numerals
from luoshi.reading.grammar.amounts import AMOUNT, TAIL, shape, times
from luoshi.reading.grammar.change import starts_there
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import EVENTS, LEARNING, SPANS, SUMS, UNIT_BEGINS
from luoshi.reading.result import Times
from luoshi.reading.rule import Mark, Rule, Site

# A measure of something else, not a number of things to be done.
MEASURED = re.compile(rf"{any_of(words('aims', 'measured'))}[^，。；]{{0,12}}$")
REACHED = re.compile(r"(?:为|达到?|缩短|压缩|压减|提高|提升|降|增加|增长|减少|控制|保持)[^，。；]{0,4}$")
CUT_TO = re.compile("(?:压缩|缩短|压减|压降|缩减|减少|精简|降)[至到为]$")
# 每万人拥有…28名, 每小时28箱, and 每期20天.
PER = re.compile(r"每(?:小时|分钟|(?:[十百千万]{1,2}|\d{1,4})(?:人|户|名|公里|亩|平方米)[^，。；]{0,20})$")
PER_ACT = re.compile(r"每[期场次节餐堂批轮届][^，。；、]{0,4}$")
CONDITION = re.compile(r"(?:^|金额|对|凡|超过|单[笔次项台个件][^，。；]{0,8})$")
RULED = re.compile(r"的$|[^。；]{0,24}(?:[须应需均报由]|一律|实行|集体)")
IN_ALL = re.compile(r"全年|年内|累计|总计|共")
OF_AN_ACT = SPANS | LEARNING


def limit(site: Site) -> Mark | None:
    """An upper bound, a bound of a rate or a length, or a sum from which a rule holds."""
    said = times(site)
    limits = not starts_there(site) and (
        _from_a_sum(site, said.unit)
        or (said.op == "<=" and not _acts_in_all(site, said.unit))
        or ("每" in site.lead and _of_each(site, said.unit))
        or (said.op == ">=" and _lasts(site, said.unit))
        or (said.unit in SPANS and CUT_TO.search(site.before) is not None)
        or _measured(site, said)
    )
    return site.mark("threshold", times=said) if limits else None


def _from_a_sum(site: Site, unit: str) -> bool:
    """单笔5万元以上支出须集体研究."""
    if unit not in SUMS or not (site.match["tail"] or "").endswith("以上"):
        return False
    return bool(CONDITION.search(site.before) and RULED.match(site.after))


# 公示7天, 借期30天.
KEPT_FOR = re.compile("(?:公示|公告|留样|冷藏|保存|留存|借期|试用期|为期)[为满]?$")


def _measured(site: Site, said: Times) -> bool:
    """宽度不小于8米: the bound of a rate or a length."""
    if said.unit in SPANS and KEPT_FOR.search(site.before) and not site.after.startswith("的"):
        return True
    if said.unit in LEARNING or not MEASURED.search(site.before) or IN_ALL.search(site.lead):
        return False
    return said.op != "=" or bool(REACHED.search(site.before))


def _acts_in_all(site: Site, unit: str) -> bool:
    """全院性大会控制在8次以内: a number of events is one for the whole plan, be it the most."""
    return unit in EVENTS and not MEASURED.search(site.before)


STOCK = re.compile("的?[^，。；、的]{0,6}(?:储备|备用|库存|用量|存量|余量)")


# 新进人员上岗前须跟班不少于60天: how long it must be for whoever comes.
WHO_MUST = re.compile(
    r"(?:新(?:进|入职|上岗|任|招|聘|录用|转岗|分配)[^，。；]{0,12}(?:须|应|必须|需|要|均)|(?:上岗|入职|任职|独立值班|进场|结业)前[^，。；]{0,4}(?:须|应|必须|需|要))[^，。；年月周季]{0,16}$"
)
OF_A_TERM = re.compile("(?<!学)期限?(?:原则上|一般)?(?:不(?:得|应)?(?:少|低)于|至少)$")


def _lasts(site: Site, unit: str) -> bool:
    """展期不少于3个月, 20天以上的储备: how long something is to last."""
    if unit == "年":
        return not site.after and (site.match["tail"] or "") != "以上"
    if unit in OF_AN_ACT and WHO_MUST.search(site.lead) and not IN_ALL.search(site.lead):
        return True
    return unit in SPANS and bool(STOCK.match(site.after) or OF_A_TERM.search(site.before))


def _of_each(site: Site, unit: str) -> bool:
    return bool(PER.search(site.lead) or (unit in OF_AN_ACT and PER_ACT.search(site.before)))


# What instruments and marks say, in units that no things are counted in.
_MEASURES = any_of(words("units", "measures"))
MEASURE = re.compile(
    shape(
        rf"(?:{_MEASURES}(?:/(?:立方米|升|秒|小时))?|[A-Za-zμµ℃°][A-Za-z0-9μµ³²·/]{{0,9}}(?:/[一-鿿]{{1,3}})?)",
        rf"(?P<tail>{TAIL})?",
    )
)
MEASURE_BEGINS = frozenset(ascii_letters + "μµ℃°") | {word[0] for word in words("units", "measures")}


def measure(site: Site) -> Mark | None:
    """不超过55分贝, 90分以上: a bound in a unit of its own is a limit; without one it is a name (5G)."""
    said = times(site)
    # 管径300毫米以下的, 低于80分的: which ones are meant.
    if said.op == "=" or site.after.startswith(("级", "的")):
        return None
    return site.mark("threshold", times=said)


RULES = (
    Rule(
        "measure",
        numerals.CUES,
        MEASURE,
        measure,
        ("库温控制在4℃以下", "噪声不超过55分贝", "余氯不低于0.3mg/L", "评分不低于90分", "平均90分以上"),
        ("建设5G基站", "4A级景区", "90分钟", "扣3分"),
        MEASURE_BEGINS,
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
