"""由甲牵头, 由甲负责: the one who leads."""

from __future__ import annotations

import re

from luoshi.reading.doers.names import doer, name
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.span import Span

BY = re.compile("(?<![自经理事缘])由")
LEADING = re.compile(any_of(words("verbs", "leading")))
# 由办领导牵头、业务骨干参与的专班: it says how a thing is made up.
MADE_UP = re.compile(r"[^，。；]{0,16}(?:参与|参加|组成|构成|负责|牵头)的")


AT_ONCE = re.compile("(?:均|都|统一|具体|统筹)?(?=由)")


def led_at_once(text: str, clause: Span) -> str | None:
    """Who leads in a clause that begins with 由: it goes on with what the clause before says."""
    return led(text, clause) if AT_ONCE.match(text, clause.start, clause.end) else None


def led(text: str, clause: Span) -> str | None:
    """Who leads in the clause, said with 由."""
    if text.find("由", *clause) < 0:
        return None
    for by in BY.finditer(text, clause.start, clause.end):
        found = doer(text, by.end(), clause.end)
        if found and LEADING.match(text, found.end()) and not MADE_UP.match(text, found.end(), clause.end):
            return name(found["name"])
    return None
