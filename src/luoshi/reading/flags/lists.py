"""The word lists of the flags as alternations, to be put into patterns."""

from __future__ import annotations

from luoshi.reading.wordlists import word_lists

LISTS = {name: "|".join(words) for name, words in word_lists("luoshi.reading.flags", "words.txt").items()}

WATCH = LISTS["watch"]
COUNTER = LISTS["counter"]
SAID = LISTS["said"]
FORUM = LISTS["forum"]
WEB = LISTS["web"]
TALK = LISTS["talk"]
SPEAKER = LISTS["speaker"]
CROWD = LISTS["crowd"]
STAFF = LISTS["staff"]
LEARN = LISTS["learn"]
JUDGE = LISTS["judge"]
HONOUR = LISTS["honour"]
BEAR = LISTS["bear"]
RESULT = LISTS["result"]
BAR = LISTS["bar"]
HARSH = LISTS["harsh"]
WRONGDOER = LISTS["wrongdoer"]
FIRM = LISTS["firm"]
