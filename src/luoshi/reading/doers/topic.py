"""检测报告按月挂网: a clause with a topic of its own, which no earlier doer governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from luoshi.reading.doers.names import may_begin
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

AUX = "(?:原则上|一般|全部|一律|统一|全年|须|应|要|均|都|将|及时|人均|平均|各|达到?|超过|突破|不少于|不低于|力争)*"
TOPIC = re.compile(rf"[^，的]{{1,14}}?{any_of(words('verbs', 'result'))}{AUX}")
MEASURED = re.compile(rf"[^，的]{{1,14}}?{any_of(words('verbs', 'measured'))}{AUX}")
WORK = re.compile(any_of(words("verbs", "work")))
# 报告7日内送达: who makes it gives it as well.
GIVEN = re.compile("(?:全部|全面|及时|统一)?(?:发放|出具|送达|寄送|发送|送到|交付|送交)")
# 人均不少于2篇, 每馆不少于15册: a share of what was said before.
SHARE = re.compile(
    r"(?:人均|平均)(?=不|至少|达|\d|[一二两三四五六七八九十])"
    r"|每个?(?!.{0,3}日)(?![日天周旬月季半年学两逢工小次场期节批轮回届堂班\d一二三四五六七八九十])"
)


def is_share(text: str, clause: Span) -> bool:
    """Whether the clause says what each has or does; what stands behind it may be the earlier doer's again."""
    return SHARE.match(text, clause.start, clause.end) is not None


def is_topic(text: str, clause: Span, marks: list[Mark]) -> bool:
    """Whether the clause begins with what work results in, and says next how often or until when."""
    at = bisect_left(marks, clause.start, key=attrgetter("start"))
    if at == len(marks) or marks[at].start >= clause.end:
        return False
    limit = marks[at].start
    if MEASURED.fullmatch(text, clause.start, limit):
        return True
    if not (WORK.match(text, clause.start, limit) or may_begin(text, clause.start, clause.end)):
        return False
    topic = TOPIC.fullmatch(text, clause.start, limit)
    return topic is not None and GIVEN.match(text, marks[at].end, clause.end) is None
