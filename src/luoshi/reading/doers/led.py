"""由甲牵头, 由甲负责: the one who leads."""

from __future__ import annotations

import re

from luoshi.reading.doers.names import appointed, doer, name, opens, settled
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.span import Span

BY = re.compile("(?<![自经理事缘])由")
# 由后勤组一月一查, 由管床医师三十分钟内处置: when it is done stands before what is done.
WHEN = (
    r"一[日天周旬月季年]一|[\d一二三四五六七八九十两半]+个?(?:工作)?(?:分钟|小时|日|天|周|月|年)[之以]?内"
    r"|(?:各|逐)[一-鿿]{0,6}?[日周月季年次]"
)
LEADING = re.compile(rf"{any_of(words('verbs', 'leading'))}|{WHEN}")
# 由办领导牵头、业务骨干参与的专班: it says how a thing is made up.
MADE_UP = re.compile(r"[^，。；]{0,16}(?:参与|参加|组成|构成|负责|牵头)的")

# 以街道为主（负责）: of bodies alone, for 以学生为主 tells a manner of teaching.
BODY = any_of(words("actors", "bodies"))
MAINLY = re.compile(
    rf"以(?P<name>[^，。以]{{0,12}}?{BODY})为(?:主(?=$|[组实开推负落])|(?:责任|实施|工作)主体)"
)
# 由住建局见底: whatever is done, but not what a thing is made of, or whose it is.
NO_DOING = re.compile(r"[的、和与及或等]|[^，。；]{0,6}(?:组成|构成|的)|$")
AT_ONCE = re.compile("(?:均|都|统一|具体|统筹)?(?=由)")
ANSWERING = re.compile(any_of(words("verbs", "answering")))


def led_at_once(text: str, clause: Span) -> str | None:
    """Who leads in a clause that begins with 由: it goes on with what the clause before says."""
    return _led(text, clause, ANSWERING) if AT_ONCE.match(text, clause.start, clause.end) else None


def led(text: str, clause: Span) -> str | None:
    """Who leads in the clause, said with 由 or 以…为主."""
    return _led(text, clause, LEADING) or _mainly(text, clause)


def is_of_a_topic(text: str, clause: Span) -> bool:
    """讲话稿由德育处审核: whether the clause says who does it of a thing, and not of all that follows."""
    by = BY.search(text, clause.start, clause.end)
    return by is not None and by.start() - clause.start >= 2


def _mainly(text: str, clause: Span) -> str | None:
    if text.find("为", clause.start, clause.end) < 0 or text.find("以", clause.start, clause.end) < 0:
        return None
    found = MAINLY.search(text, clause.start, clause.end)
    return name(found["name"]) if found else None


def _led(text: str, clause: Span, leading: re.Pattern[str]) -> str | None:
    for by in BY.finditer(text, clause.start, clause.end):
        begin, end = by.end(), clause.end
        found = doer(text, begin, end) or appointed(text, begin, end, leading)
        if found is None and leading is LEADING:
            found = settled(text, begin, end)
            if found and not NO_DOING.match(text, found.end, end):
                return name(found.words)
            continue
        says = found is not None and (
            leading.match(text, found.end) or (leading is LEADING and opens(text, found.end, end))
        )
        if found and says and not MADE_UP.match(text, found.end, clause.end):
            return name(found.words)
    return None
