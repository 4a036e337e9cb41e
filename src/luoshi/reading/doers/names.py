"""The names of doers: where one can begin, how it ends, which name no one."""

from __future__ import annotations

import re

from luoshi.reading.lexicon.actors import ACTOR_END, UNNAMED
from luoshi.reading.lexicon.verbs import NOT_A_START, OPENING

# Thirty characters are longer than any name, and keep the search for its end bounded.
NAME = rf"(?!{NOT_A_START})[^，,。；;：:！!？?\s]{{0,30}}?{ACTOR_END}"
BEFORE_DOING = rf"(?={OPENING})"
NOBODY = frozenset(UNNAMED)
WITH = re.compile(r"(?:会同|联合|协同|配合|携手)")


def name(written: str) -> str | None:
    """The doer that the words name; of 甲会同乙 the first, and None where they name no one in particular."""
    first = WITH.split(written)[0].strip("“”\"")
    return None if first in NOBODY or not first else first
