"""次日上午, 暑期举办, 世界水日当天, 即日起至4月底: dates by a name of their own."""

from __future__ import annotations

import re

from luoshi.reading.grammar.moments import END_OF_YEAR, MONTH_DUE, SEASON_DUE
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark, Rule, Site

VERB = any_of((*words("verbs", "strong"), *words("times", "doing"), *words("aims", "achieving")))
# 当日 alone says no more than at once.
HOUR = r"(?:上午|下午|中午|晚上|早上|凌晨|上班|下班|日终|收工|\d{1,2}(?:时|点))"
THAT_DAY = re.compile(rf"(?:当[日天晚]|次日|翌日|第二天)(?:{HOUR}(?:之前|以前|前|内)?|(?:之前|以前|前|内))")


def that_day(site: Site) -> Mark | None:
    """次日12时前归档: a date, though it is told from another."""
    return None if site.after.startswith("的") else site.mark("deadline", due=site.match[0])


BARE = words("times", "bare-seasons")
IN_SEASON = re.compile(
    rf"{any_of(BARE)}(?!开[学馆园渔始])(?=(?:各|分别|再|还|要|将|集中)?(?:{VERB}|试用|承接|各))"
)


def in_season(site: Site) -> Mark | None:
    """暑期举办: only where the clause begins with it, or each of them has its own (寒暑假各办一期)."""
    each = site.after.startswith("各") and not site.lead.endswith(("、", "和"))
    begins = each or site.lead in {"", "于", "在", "拟于"}
    return site.mark("deadline", due=site.match[0]) if begins else None


AT_DAY = r"(?:当天|当日|前后|前夕|期间|到来之际|之际)"
# 5月18日国际博物馆日当天.
DAY_OF_NAME = re.compile(rf"[“\"]?[^，。；、的“”]{{1,10}}[日节][”\"]?{AT_DAY}")
# 9月开学前.
FEAST_OF_MONTH = re.compile(SEASON_DUE)
NAMED_DAY = re.compile(
    rf"[“\"]?(?:世界|国际|全国|国家|中国|全民)[^，。；、的“”《》\d]{{1,8}}[日节周月][”\"]?(?:{AT_DAY}|(?:之前|前)(?=[，。；]))"
)


def named_day(site: Site) -> Mark:
    return site.mark("deadline", due=site.match[0])


FROM_TODAY = re.compile(rf"(?:从|自)?即日起[至到](?:{MONTH_DUE}|{END_OF_YEAR})")

RULES = (
    Rule(
        "that-day",
        ("当日", "当天", "当晚", "次日", "翌日", "第二天"),
        THAT_DAY,
        that_day,
        ("次日上午补录数据", "当日18时前移交失物", "翌日内归还"),
        ("当日票据", "当天的客流", "问题当天报送"),
    ),
    Rule(
        "in-season",
        BARE,
        IN_SEASON,
        in_season,
        ("暑期举办航模营", "汛期开展夜巡"),
        ("暑期工资", "冬季供暖", "本赛季举办"),
    ),
    Rule(
        "named-day",
        tuple(
            f"{mark}{who}"
            for mark in ("", "“", '"')
            for who in ("世界", "国际", "全国", "国家", "中国", "全民")
        ),
        NAMED_DAY,
        named_day,
        ("世界水日当天开放泵房", "“全国科普日”期间办展"),
        ("全国文明城市", "国际航线", "开展世界读书日活动"),
    ),
    Rule(
        "from-today",
        ("即日起", "从即日起", "自即日起"),
        FROM_TODAY,
        named_day,
        ("即日起至4月底受理预订",),
        ("即日起执行",),
    ),
)
