"""Texts as tokens: Chinese in pairs of characters (台账管理 → 台账 账管 管理 理), everything else by words.

Trigrams, which databases bring along, find no word of two characters, and most Chinese words have two. The last
character of a run stands alone, so that each character begins a token and one alone is found by that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

HAN = "⺀-⿕々〇㐀-鿿豈-﫿\U00020000-\U0003ffff"
RUN = re.compile(f"(?P<han>[{HAN}]+)|[^\\W_{HAN}]+")
LONGEST, MOST_ASKED, SHORTEST_BEGINNING = 40, 24, 3


class Asked(NamedTuple):
    """A token that must be there; `begins` where it need only be the beginning of one."""

    token: str
    begins: bool = False


def folded(text: str) -> str:
    """As texts are compared: one width, small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> set[str]:
    """All under which the text is found."""
    return {token for run in RUN.finditer(folded(text)) for token in _of_run(run)}


def _of_run(run: re.Match[str]) -> Iterator[str]:
    if not run["han"]:
        yield run[0][:LONGEST]
        return
    yield from (run[0][at : at + 2] for at in range(len(run[0])))


def asked(words: str) -> tuple[Asked, ...]:
    """What a text must hold to be found by these words; none where nothing can be looked for."""
    found = dict.fromkeys(one for run in RUN.finditer(folded(words)) for one in _asked_of(run))
    return tuple(found)[:MOST_ASKED]


def _asked_of(run: re.Match[str]) -> Iterator[Asked]:
    text = run[0]
    if not run["han"]:
        yield Asked(text[:LONGEST], begins=len(text) >= SHORTEST_BEGINNING)
    elif len(text) == 1:
        yield Asked(text, begins=True)
    else:
        yield from (Asked(text[at : at + 2]) for at in range(len(text) - 1))
