"""A clause as a row of marks: one letter for every word that tells something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from luoshi.reading.labels.words import WORDS

LETTER = {name: chr(ord("a") + place) for place, name in enumerate(WORDS)}
"""The letter of each class of words."""

_LETTER_OF: dict[str, str] = {}
for _name, _words in WORDS.items():
    for _word in _words.split():
        _LETTER_OF.setdefault(_word, LETTER[_name])

_GROUP = 32
"""First characters in one branch of the pattern: `re` tries branches one after another, so they are tested
by group first, then by character."""


def _by_first(words: Iterable[str]) -> list[tuple[str, str]]:
    """First characters, each with the pattern of the words that begin with it, the longest word first."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    return [
        (first, f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest, key=len, reverse=True)))})")
        for first, rest in sorted(rests.items())
    ]


def scanner(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the longest of `words` at each place, fast for many hundreds of words."""
    firsts = _by_first(words)
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    branches = "|".join(f"(?={_any(group)})(?:{'|'.join(rest for _, rest in group)})" for group in groups)
    return re.compile(f"(?={_any(firsts)})(?:{branches})")


def _any(firsts: Iterable[tuple[str, str]]) -> str:
    return f"[{''.join(re.escape(first) for first, _ in firsts)}]"


_WORDS = scanner(_LETTER_OF)
_BEHIND_AIM = re.compile(f"{LETTER['aim']}.*")
_OPEN = tuple(WORDS["open"].split())


def marks(clause: str) -> str:
    """The marks of a clause up to its aim; an open verb with nothing behind it (工作扎实开展) has none."""
    row = "".join(map(_LETTER_OF.__getitem__, _WORDS.findall(clause)))
    if clause.endswith(_OPEN):
        row = row[:-1]
    return _BEHIND_AIM.sub("", row.replace(LETTER["mute"], ""))
