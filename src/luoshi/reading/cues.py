"""One pass over a sentence for the words that may begin a construction; only their rules are then asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from luoshi.reading import numerals
from luoshi.reading.clauses import clauses
from luoshi.reading.grammar import RULES
from luoshi.reading.grammar.past import is_past
from luoshi.reading.numerals import BEGIN, DASH, NUMBER
from luoshi.reading.rule import Hold, Mark, Rule, Site
from luoshi.reading.span import Span
from luoshi.reading.wordlists import scanner

CUES = frozenset(cue for rule in RULES for cue in rule.cues)
SCANNER = scanner(CUES)
BEGINS_NUMBER = frozenset(numerals.CUES)
BEGINS = re.compile(BEGIN)
# What stands behind a number tells most of its rules that they are not meant; behind a dash, all are asked.
BEHIND_NUMBER = re.compile(rf"(?>{NUMBER}[余多几]?[万亿]?)(?!{DASH})([^\d.．,，])")


def marks(
    text: str, start: int, end: int, year: int | None = None, told: list[Span] | None = None
) -> tuple[list[Mark], list[Span]]:
    """The marks the rules leave on [start, end), in order and apart, and the clauses they stand in.

    What a rule decided about, be it that it promises nothing, is added to `told`.
    """
    found: list[Mark] = []
    parts: list[Span] = []
    taken, at = start, 0
    for hit in SCANNER.finditer(text, start, end):
        position = hit.start()
        if position < taken:
            continue
        rules = _rules_at(text, position, end, hit[0])
        if not rules:
            continue
        parts = parts or clauses(text, start, end)
        while at + 1 < len(parts) and parts[at].end <= position:
            at += 1
        if not parts or not parts[at].start <= position < parts[at].end:
            continue
        mark = _first(rules, text, position, parts[at], taken)
        if mark is not None:
            taken = mark.end
            if told is not None:
                told.append(Span(position, taken))
            if isinstance(mark, Hold) or is_past(text, mark, parts[at], year):
                continue
            if not _in_name(text, mark, start, found):
                found.append(mark)
    return found, parts


@cache
def _rules_of(cue: str) -> tuple[Rule, ...]:
    """The rules of a cue in the order of all; where a longer one stands (半年度), those of the shorter (半) too."""
    return tuple(rule for rule in RULES if cue.startswith(rule.cues))


def _rules_at(text: str, position: int, end: int, cue: str) -> tuple[Rule, ...]:
    """The rules to ask where a cue stands; a number's surroundings tell most of its rules that they are not meant."""
    first = text[position]
    if first not in BEGINS_NUMBER:
        return _rules_of(cue)
    if first.isdecimal() and text[position - 1 : position].isdecimal():
        return ()
    behind = BEHIND_NUMBER.match(text, position, end)
    rules = _rules_of_number(cue, behind[1] if behind else "")
    if rules and not BEGINS.match(text, position):
        return tuple(rule for rule in rules if not rule.pattern.pattern.startswith(BEGIN))
    return rules


@lru_cache(maxsize=4096)
def _rules_of_number(cue: str, behind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules_of(cue) if not behind or not rule.follows or behind in rule.follows)


def _first(rules: tuple[Rule, ...], text: str, position: int, clause: Span, taken: int) -> Mark | Hold | None:
    """What the first rule says that decides."""
    site: Site | None = None
    asked: re.Pattern[str] | None = None
    for rule in rules:
        if rule.pattern is not asked:
            asked = rule.pattern
            match = asked.match(text, position, clause.end)
            site = Site(rule.name, match, clause.start, taken, clause.end) if match else None
        if site is not None:
            site.rule = rule.name
            mark = rule.produce(site)
            if mark is not None:
                return mark
    return None


# A habit may stand in quotation marks (“一月一主题”), a number there belongs to a name (“三个一批”).
NAMED_TOO = frozenset(("recurring", "vague", "deliverable"))


def _in_name(text: str, mark: Mark, start: int, found: list[Mark]) -> bool:
    """Whether the mark stands inside a name in “…” that says no period."""
    if mark.kind in NAMED_TOO or mark.rule == "round-the-clock":
        return False
    opened = text.rfind("“", start, mark.start)
    if opened < 0 or text.rfind("”", opened, mark.start) >= 0:
        return False
    return not any(earlier.start > opened for earlier in found[-3:])
