"""由甲牵头, 由甲负责, 甲牵头: the one who leads."""

from __future__ import annotations

import re

from luoshi.reading.doers.names import NAME, name
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.span import Span

LED = re.compile(rf"(?<![自经理事缘])由(?P<name>{NAME})(?={any_of(words('verbs', 'leading'))})")
# 由办领导牵头、业务骨干参与的专班: it says how a thing is made up.
MADE_UP = re.compile(r"[^，。；]{0,16}(?:参与|参加|组成|构成|负责|牵头)的")


def led(text: str, clause: Span) -> str | None:
    """Who leads in the clause, said with 由."""
    at = text.find("由", clause.start, clause.end)
    if at < 0:
        return None
    found = LED.search(text, at, clause.end)
    if found is None or MADE_UP.match(text, found.end(), clause.end):
        return None
    return name(found["name"])
