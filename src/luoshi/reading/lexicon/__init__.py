"""The words the grammar knows, as data: lists of words, or of small patterns, in the files here."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from luoshi.reading.wordlists import longest, word_lists

_lists = cache(word_lists)


def words(file: str, *names: str) -> tuple[str, ...]:
    """The named lists of `file`.txt, one behind the other."""
    lists = _lists("luoshi.reading.lexicon", f"{file}.txt")
    return tuple(word for name in names for word in lists[name])


def any_of(entries: Collection[str]) -> str:
    """A pattern for any of the entries: of the plain words the longest, else one of the small patterns."""
    plain = {entry for entry in entries if entry.isalnum()}
    others = sorted(set(entries) - plain, key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join([longest(plain)] * bool(plain) + others)})"
