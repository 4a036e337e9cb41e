"""Flags of a sentence: what a person must decide about before anything is scheduled.

To miss one is worse than to ask once too often, so a word that names such work is enough unless its clause
only teaches, rehearses, pays for, lists or cites it (`contexts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from luoshi.reading.flags import composed, everyday, person, private, sanction, speech, steering
from luoshi.reading.flags.contexts import without_mentions
from luoshi.reading.flags.rule import FlagRule
from luoshi.reading.result import Flag, Label
from luoshi.reading.wordlists import scanner

RULES: tuple[FlagRule, ...] = (
    *person.RULES,
    *private.RULES,
    *speech.RULES,
    *steering.RULES,
    *sanction.RULES,
    *composed.RULES,
    *everyday.RULES,
)
ORDER: tuple[Flag, ...] = ("person", "speech", "sanction")


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag, the rule that raised it and the words it saw."""

    flag: Flag
    rule: str
    words: str


CUES = frozenset(cue for rule in RULES for cue in rule.cues)
_SCAN = scanner(CUES)


@cache
def _rules_of(found: str) -> tuple[int, ...]:
    """The rules to try where a cue was found: its own and those of the cues inside it."""
    return tuple(place for place, rule in enumerate(RULES) if any(cue in found for cue in rule.cues))


def _places(sentence: str) -> set[int]:
    """The rules one of whose cues stands in the sentence; cues may overlap."""
    places: set[int] = set()
    match = _SCAN.search(sentence)
    while match:
        places.update(_rules_of(match[0]))
        match = _SCAN.search(sentence, match.start() + 1)
    return places


def findings(sentence: str, label: Label) -> tuple[Finding, ...]:
    """At most one finding a flag, in the order person, speech, sanction."""
    places = _places(sentence)
    if not places:
        return ()
    bare = without_mentions(sentence)
    found: dict[Flag, Finding] = {}
    for place in sorted(places):
        rule = RULES[place]
        if rule.flag in found or (label == "framing" and rule.needs_doing):
            continue
        if match := rule.pattern.search(bare):
            found[rule.flag] = Finding(rule.flag, rule.name, match[0])
    return tuple(found[flag] for flag in ORDER if flag in found)


def flags(sentence: str, label: Label) -> tuple[Flag, ...]:
    """The flags of a sentence with this label."""
    return tuple(finding.flag for finding in findings(sentence, label))
