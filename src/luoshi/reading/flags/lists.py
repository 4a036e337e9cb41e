"""The word lists of the flags: as tuples for cues, as alternations for patterns."""

from __future__ import annotations

from luoshi.reading.wordlists import word_lists

WORDS = word_lists("luoshi.reading.flags", "words.txt")
_ALTERNATION = {name: "|".join(words) for name, words in WORDS.items()}

WATCH = _ALTERNATION["watch"]
COUNTER = _ALTERNATION["counter"]
SAID = _ALTERNATION["said"]
FORUM = _ALTERNATION["forum"]
WEB = _ALTERNATION["web"]
TALK = _ALTERNATION["talk"]
SPEAKER = _ALTERNATION["speaker"]
CROWD = _ALTERNATION["crowd"]
STAFF = _ALTERNATION["staff"]
LEARN = _ALTERNATION["learn"]
JUDGE = _ALTERNATION["judge"]
PRIVATE = _ALTERNATION["private"]
NOTICE = _ALTERNATION["notice"]
TALKED = _ALTERNATION["talked"]
GATHER = _ALTERNATION["gather"]
REPORTER = _ALTERNATION["reporter"]
HONOUR = _ALTERNATION["honour"]
BEAR = _ALTERNATION["bear"]
RESULT = _ALTERNATION["result"]
BAR = _ALTERNATION["bar"]
UNIT = _ALTERNATION["unit"]
HARSH = _ALTERNATION["harsh"]
WRONGDOER = _ALTERNATION["wrongdoer"]
FIRM = _ALTERNATION["firm"]


def alternation(name: str) -> str:
    """The words of a list as one pattern, the longest first."""
    return "|".join(sorted(WORDS[name], key=len, reverse=True))
