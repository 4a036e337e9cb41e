"""The words the grammar knows, as data: lists of words, or of small patterns, in the files here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from luoshi.reading.wordlists import word_lists

_lists = cache(word_lists)


def words(file: str, *names: str) -> tuple[str, ...]:
    """The named lists of `file`.txt, one behind the other."""
    lists = _lists("luoshi.reading.lexicon", f"{file}.txt")
    return tuple(word for name in names for word in lists[name])


def any_of(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, the longest first."""
    return f"(?:{'|'.join(sorted(set(entries), key=lambda entry: (-len(entry), entry)))})"
