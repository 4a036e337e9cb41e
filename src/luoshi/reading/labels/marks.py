"""A clause as a row of marks: one letter for every word that tells something."""

from __future__ import annotations

import re

from luoshi.reading.wordlists import scanner, word_lists

LISTS = word_lists("luoshi.reading.labels", "words.txt")
STANCE = scanner(LISTS.pop("stance"))
"""Finds a word of aim, stance, feeling or judgement."""
LETTER = {name: chr(ord("a") + place) for place, name in enumerate(LISTS)}
"""The letter of each class of words."""

_LETTER_OF = {word: LETTER[name] for name, words in LISTS.items() for word in words}
_WORDS = scanner(_LETTER_OF)
_MOST = 200
"""Marks read of one clause: far more than prose has, so that a text without punctuation stays cheap."""
_VERBS = "".join(LETTER[name] for name in ("hold", "open", "write", "build"))
_BEHIND_AIM = re.compile(f"(?<![{_VERBS}]){LETTER['aim']}.*")
_HOLLOWED = str.maketrans("", "", "".join(LETTER[name] for name in ("write", "build", "push", "strengthen")))


def marks(clause: str) -> str:
    """The first marks of a clause; an open verb with nothing behind it (工作扎实开展) has none."""
    words = _WORDS.findall(clause)
    row = "".join(map(_LETTER_OF.__getitem__, words[:_MOST]))
    if row.endswith(LETTER["open"]) and clause.endswith(words[-1]):
        return row[:-1]
    return row


def live(row: str) -> str:
    """The marks that can still make an act: those up to the aim of the clause, without look-alikes.

    A verb of building whose clause ends on a hollow noun (构建…格局) builds nothing. An aim right behind a
    verb belongs to its object (建立政府引导的体系) and ends nothing.
    """
    row = row.replace(LETTER["mute"], "")
    if row.endswith(LETTER["hollow"]):
        row = row.translate(_HOLLOWED)
    return _BEHIND_AIM.sub("", row)
