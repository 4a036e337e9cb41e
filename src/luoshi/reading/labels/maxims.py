"""What plans say to move their readers: that something is something, comparisons, couplets.

Doings are without number, so a sentence that names none may still be one (给牛羊打上耳标); these forms are
asked before it is taken for one, and never where a concrete act was found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Maxim:
    """A form of saying; `pattern` is searched in the sentence."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


MAXIMS = (
    Maxim(
        "something is something",
        re.compile(r"(?<![凡但于还别其只要若如倒总可算先])是(?!否|指(?!战|导))"),
        ("古籍是一座城市的记忆。", "考试的公信力，是学校的信用。", "节约一度电，都是在添家底。"),
        ("核对名册是否齐全。", "凡是外借的逐册登记。"),
    ),
    Maxim(
        "not this but that",
        re.compile(
            r"不在(?![岗场编册位])[^。；]{1,16}[，,]?(?:而|只)?在|不求|不看[^，。]{1,8}看|最怕"
            r"|(?:再(?![次度三])[^，。；]{1,12}[，,]|宁可|与其)[^。；]{0,16}(?:也|不如)"
        ),
        ("功夫不在一时，而在平时。", "系统再好，也要让人用得顺手。", "不看一时看平时。"),
        ("不在岗的由副职代签。", "再次核对账目，也抄送财务。"),
    ),
    Maxim(
        "the more the more",
        re.compile(
            r"多[^，,。；]{1,4}[，,][^，,。；]{0,6}少|[多少早晚短慢快](?:[\u4e00-\u9fff]?[一半几](?!个月|年|天)|说|问)[^，。；]{0,12}[，,、][^。；]{0,8}[多少早晚]"
        ),
        ("抢修早一分钟，居民就少一分焦急。", "平时多走一步，急时少走十步。"),
        ("多一份副本，交档案室。",),
    ),
    Maxim(
        "if then",
        re.compile(
            r"[，,][^，。；]{0,6}(?<![成造])(?:就(?![近便地业医诊餐读绪])|才(?!能入)|便(?![民利于携]))(?!安排|交|办)"
        ),
        ("有人等车，就值得去。", "心里有数，才睡得踏实。"),
        ("发现漏点，就近派人封堵。", "到期的，就办续签。"),
    ),
    Maxim(
        "a wish for someone",
        re.compile(r"^\s*(?:要)?(?:让|使|愿)"),
        ("让懂农业的人留得住、有奔头。",),
        ("门卫让来客逐人登记。",),
    ),
    Maxim(
        "a verdict",
        re.compile(
            r"[一半]?[刻时天丝毫点秒][^，。]{0,4}不(?:能|可|得|起)|[来松马虎大误]不得|含糊|心存侥幸|说了算|盼头|奔头"
            r"|不容易|用得[上顺]|看得[懂见]|[接靠留守]得住|离不开|取决于|往往|从来|三分[^，。；]{1,8}七分|(?P<what>[\u4e00-\u9fff]{1,2})不(?P=what)|千家万户|值得|不如|胜过|[顶抵经]得[上起住]"
        ),
        ("安全这根弦，一刻也不能松。", "服务好不好，读者说了算。"),
        ("不得外借善本。",),
    ),
    Maxim(
        "a couplet",
        re.compile(
            r"^(?=[^，,。；\d]{4,12}[，,][^，,。；\d]{4,12}(?:[，,。；]|$))"
            r"(?:(.)\1[^，,。；]*[，,](.)\2|(?P<head>把|[^，,。；])[^，,。；]*[，,](?P=head)|[^，,。；]*(?P<twin>[一人家])[^，,。；]*[，,][^，,。；]*(?P=twin)"
            r"|[^，,。；]*(?:[在成到里间])[^，,。；]*[，,][^，,。；]{0,3}[在成到就])"
        ),
        ("家家有活干，人人有钱赚。", "一任接着一任干，一张蓝图绘到底。", "党旗飘在车厢里，先锋就在身边。"),
        ("给牛羊打上耳标，喂足草料。",),
    ),
)


def maxim(sentence: str) -> str | None:
    """The name of the first form that the sentence has."""
    return next((form.name for form in MAXIMS if form.pattern.search(sentence)), None)
