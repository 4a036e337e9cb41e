"""The names of doers: where one can begin, how it ends, which name no one."""

from __future__ import annotations

import re

from luoshi.reading.lexicon.actors import ACTOR_END, UNNAMED
from luoshi.reading.lexicon.verbs import NOT_A_START, OPENING

# Thirty characters are longer than any name, and keep the search for its end bounded.
NAME = rf"(?!{NOT_A_START})(?:[^，,。；;：:！!？?由（）()／|\s]|（[^（）]{{1,8}}）){{0,30}}?{ACTOR_END}"
BEFORE_DOING = rf"(?={OPENING})"
NOBODY = frozenset(UNNAMED)
WITH = re.compile(r"(?:会同|联合|协同|配合|携手)")


# 专人负责与…对接的人: words that stand inside no name show that it began before the doer.
INSIDE = re.compile(r"负责(?![人同])|进行|开展|加强|建立|对(?![外口])|将|把|向|专人|做好")


def name(written: str) -> str | None:
    """The doer that the words name; of 甲会同乙 the first, and None where they name no one in particular."""
    first = WITH.split(written)[0].strip("“”\"")
    return None if first in NOBODY or not first or INSIDE.search(first) else first
