"""Action or framing: could someone later ask to see a trace of what the sentence says?

A sentence is an action if it holds an item or one concrete act, unless it is framing by its form. It is
read clause by clause up to the first act, so that a long list costs no more than its beginning.
"""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.reading.labels import action, framing
from luoshi.reading.labels.marks import STANCE, live, marks
from luoshi.reading.labels.maxims import maxim
from luoshi.reading.result import Label
from luoshi.reading.wordlists import scanner

_CLAUSE_END = re.compile("[，,。；;：:！!？?]")
_FRAMING_CUES = scanner(cue for rule in framing.RULES for cue in rule.cues)
_FRAMING_RULES = {
    cue: frozenset(place for place, rule in enumerate(framing.RULES) if cue in rule.cues)
    for rule in framing.RULES
    for cue in rule.cues
}


@lru_cache(maxsize=4096)
def _act(row: str) -> str | None:
    """The name of the first action rule that fits a row of marks; rows are short and come back often."""
    row = live(row)
    return next((rule.name for rule in action.RULES if rule.pattern.search(row)), None)


def _form(sentence: str, has_items: bool) -> str | None:
    """The name of the first rule by which the form of the sentence is framing."""
    found = _FRAMING_CUES.findall(sentence)
    if not found:
        return None
    for place in sorted(frozenset[int]().union(*map(_FRAMING_RULES.__getitem__, found))):
        rule = framing.RULES[place]
        if (rule.over_items or not has_items) and rule.pattern.match(sentence):
            return rule.name
    return None


def judge(sentence: str, has_items: bool) -> tuple[Label, str]:
    """The label of a sentence and the name of the rule that gave it ("" where none did)."""
    if name := _form(sentence, has_items):
        return "framing", name
    if has_items:
        return "action", "item"
    for clause in _CLAUSE_END.split(sentence):
        if name := _act(marks(clause)):
            return "action", name
    if STANCE.search(sentence):
        return "framing", ""
    said = maxim(sentence)
    return ("framing", said) if said else ("action", "plain doing")


def label(sentence: str, has_items: bool) -> Label:
    """The label of a sentence; `has_items` says that an item was read in it."""
    return judge(sentence, has_items)[0]
