"""Words as data, and one fast search for many of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pkgutil import get_data

_GROUP = 48
"""Characters in one branch of a pattern: `re` tries branches one after another, so they are tested by group
first, then by character."""
_FEW = 24


def data_lines(package: str, name: str) -> list[str]:
    """The lines of a data file in a package."""
    return (get_data(package, name) or b"").decode().splitlines()


def word_lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a data file in a package: `[list]` begins one, blanks part its words, # a comment."""
    lists: dict[str, tuple[str, ...]] = {}
    title = ""
    for line in data_lines(package, name):
        words = line.partition("#")[0].split()
        if len(words) == 1 and words[0].startswith("["):
            title = words[0][1:-1]
            lists[title] = ()
        elif words:
            lists[title] += tuple(words)
    return lists


def scanner(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of `words` at each place, fast for many hundreds of words.

    `re` runs on to a first character by itself; the second, at which most places fail, chooses the words.
    """
    rests: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    firsts, singles = set(), set()
    for word in set(words):
        firsts.add(word[0])
        if len(word) == 1:
            singles.add(word)
        else:
            rests[word[1]][word[0]].append(word[2:])
    seconds = sorted(rests)
    groups = [seconds[at : at + _GROUP] for at in range(0, len(seconds), _GROUP)]
    branches = [
        f"(?={_any(group)})(?:{'|'.join(_behind_first(second, rests[second]) for second in group)})"
        for group in groups
    ]
    longer = [f"(?={_any(seconds)})(?:{'|'.join(branches)})"] if seconds else []
    single = [f"(?<={_any(sorted(singles))})"] if singles else []
    return re.compile(f"{_any(sorted(firsts))}(?:{'|'.join(longer + single)})")


def _behind_first(second: str, rests: dict[str, list[str]]) -> str:
    """The second character, then what may follow it, by the first character before it."""
    firsts: dict[str, list[str]] = defaultdict(list)
    for first in sorted(rests):
        firsts[_longest_of(rests[first])].append(re.escape(first + second))
    ways = (f"(?<={'|'.join(before)}){rest}" for rest, before in firsts.items())
    return f"{re.escape(second)}(?:{'|'.join(ways)})"


def longest(words: Iterable[str]) -> str:
    """A pattern for the longest of `words` at a place.

    One look at the first character spares a long list being tried in vain; sets cost more to compile than words.
    """
    listed = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    look = f"(?={_any(sorted({word[0] for word in listed}))})" if len(listed) > _FEW else ""
    return f"(?:{look}(?:{'|'.join(map(re.escape, listed))}))"


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"


def _longest_of(rests: list[str]) -> str:
    """The rests, the longest first; nothing where there is but an empty one."""
    longest_first = sorted(rests, key=lambda rest: (-len(rest), rest))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if rests != [""] else ""
