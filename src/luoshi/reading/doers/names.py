"""The names of doers: where one can begin, how it ends, what follows it, which name no one."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import any_of, words

STRONG = any_of(words("verbs", "strong"))
NAME_GOES_ON = rf"(?![^，。；、每要须应将0-9]{{0,6}}{any_of(words('verbs', 'name-end'))})"
OPENING = rf"(?:{any_of(words('verbs', 'modal'))}|{STRONG}|{any_of(words('verbs', 'weak'))}{NAME_GOES_ON})"
# 采购办, 督查组: a verb at once followed by the end of a name begins one.
OFFICE = r"(?:人员|领导|班组|办(?![理好])|科(?!室)|处(?![置理])|部(?![门署])|股|室|局|中心|组(?!织)|站)"
NO_START = re.compile(rf"{STRONG}(?!{OFFICE}{OPENING})|{any_of(words('verbs', 'no-start'))}")
# Thirty characters are longer than any name, and keep the search for its end bounded.
NAME = r"(?:[^，,。；;：:！!？?由（）()／|\s]|（[^（）]{1,8}）){0,30}?" + any_of(
    words("actors", "bodies", "people")
)
ALONE = re.compile(NAME)
DOER = re.compile(rf"(?P<name>{NAME})(?={OPENING})")
NOBODY = frozenset(words("actors", "unnamed"))
WITH = re.compile("会同|联合|协同|配合|携手")
# 专人负责与…对接的人: words that stand inside no name show that it began before the doer.
INSIDE = re.compile(r"委托|负责(?![人同])|进行|开展|加强|建立|对(?![外口])|将|把|向|专人|做好")


def doer(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that begins at `start`, group `name`, where the words behind it say what it does."""
    return None if NO_START.match(text, start, end) else DOER.match(text, start, end)


def name_alone(text: str, start: int, end: int) -> re.Match[str] | None:
    """The shortest name that begins at `start`, whatever follows it."""
    return None if NO_START.match(text, start, end) else ALONE.match(text, start, end)


def name_filling(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that fills [start, end)."""
    return None if NO_START.match(text, start, end) else ALONE.fullmatch(text, start, end)


def name(written: str) -> str | None:
    """The doer that the words name; of 甲会同乙 the first, and None where they name no one in particular."""
    first = WITH.split(written)[0].strip('“”"')
    return None if first in NOBODY or len(first) < 2 or INSIDE.search(first) else first
