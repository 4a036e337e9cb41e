"""Words as data, and one fast search for many of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files

_GROUP = 32
"""First characters in one branch of the pattern: `re` tries branches one after another, so they are tested
by group first, then by character."""


def word_lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a data file in a package: `[list]` begins one, blanks part its words, # a comment."""
    lists: dict[str, tuple[str, ...]] = {}
    title = ""
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if len(words) == 1 and words[0].startswith("["):
            title = words[0][1:-1]
            lists[title] = ()
        elif words:
            lists[title] += tuple(words)
    return lists


def scanner(words: Iterable[str]) -> re.Pattern[str]:
    """`longest` compiled."""
    return re.compile(longest(words))


def longest(words: Iterable[str]) -> str:
    """A pattern that finds the longest of `words` at each place, fast for many hundreds of words.

    Most places are passed by their first two characters alone.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in set(words):
        rests[word[0]].append(word[1:])
    firsts = sorted(rests)
    seconds = sorted({rest[0] for group in rests.values() for rest in group if rest})
    singles = [first for first in firsts if "" in rests[first]]
    begins = f"{_any(firsts)}{_any(seconds)}" + (f"|{_any(singles)}" if singles else "")
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    branches = (
        f"(?={_any(group)})(?:{'|'.join(_rest(first, rests[first]) for first in group)})" for group in groups
    )
    return f"(?={begins})(?:{'|'.join(branches)})"


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"


def _rest(first: str, rests: list[str]) -> str:
    longest_first = sorted(rests, key=lambda rest: (-len(rest), rest))
    return f"{re.escape(first)}(?:{'|'.join(map(re.escape, longest_first))})"
