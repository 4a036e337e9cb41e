"""What is counted: the lists of units.txt as sets, and the pattern that finds a unit."""

from __future__ import annotations

from luoshi.reading.lexicon import any_of, words

EVENTS = frozenset(words("units", "events"))
HOURS = frozenset(words("units", "hours"))
SPANS = frozenset(words("units", "hours", "durations"))
SUMS = frozenset(words("units", "sums"))
LEARNING = frozenset(words("units", "learning"))
ABSTRACT = frozenset(words("units", "abstract"))
RATIOS = any_of(words("units", "ratios"))

_ALL = words("units", "events", "hours", "durations", "sums", "ratios", "learning", "counted", "abstract")
UNIT_BEGINS = frozenset(word[0] for word in _ALL)
UNIT = f"(?!{any_of(words('units', 'other-word'))}){any_of(_ALL)}"
