"""One pass over a sentence for the words that may begin a construction; only their rules are then asked."""

from __future__ import annotations

import re

from luoshi.reading import numerals
from luoshi.reading.clauses import clauses
from luoshi.reading.grammar import RULES
from luoshi.reading.grammar.past import is_past
from luoshi.reading.rule import Hold, Mark, Rule, Site
from luoshi.reading.span import Span

# A number begins so many other things that every other cue goes before it: 半年度, 五一, 十一.
FRAGMENTS = sorted({rule.cue for rule in RULES}, key=lambda cue: (cue == numerals.CUE, [rule.cue for rule in RULES].index(cue)))
BY_CUE: tuple[tuple[Rule, ...], ...] = tuple(tuple(rule for rule in RULES if rule.cue == cue) for cue in FRAGMENTS)
CUES = re.compile("|".join(f"({cue})" for cue in FRAGMENTS))


def marks(text: str, start: int, end: int, year: int | None = None) -> tuple[list[Mark], list[Span]]:
    """The marks the rules leave on [start, end), in order and apart, and the clauses they stand in."""
    found: list[Mark] = []
    parts: list[Span] = []
    taken, at = start, 0
    for hit in CUES.finditer(text, start, end):
        if hit.start() < taken:
            continue
        parts = parts or clauses(text, start, end)
        while at + 1 < len(parts) and parts[at].end <= hit.start():
            at += 1
        if not parts or not parts[at].start <= hit.start() < parts[at].end:
            continue
        mark = _first(BY_CUE[(hit.lastindex or 1) - 1], text, hit.start(), parts[at], taken)
        if mark is not None:
            taken = mark.end
            if isinstance(mark, Mark) and not _idle(mark, text, start, parts[at], found, year):
                found.append(mark)
    return found, parts


def _first(rules: tuple[Rule, ...], text: str, position: int, clause: Span, taken: int) -> Mark | Hold | None:
    """What the first rule says that decides."""
    for rule in rules:
        match = rule.pattern.match(text, position, clause.end)
        if match is not None:
            mark = rule.produce(Site(rule.name, match, clause.start, max(clause.start, taken), clause.end))
            if mark is not None:
                return mark
    return None


def _idle(mark: Mark, text: str, start: int, clause: Span, found: list[Mark], year: int | None) -> bool:
    """Whether the mark promises nothing: it tells of the past, or stands inside a name."""
    if mark.kind in {"recurring", "vague"}:
        return False
    if is_past(text, clause.start, mark.start, year):
        return True
    opened = text.rfind("“", start, mark.start)
    if mark.kind == "deliverable" or opened < 0 or text.rfind("”", opened, mark.start) >= 0:
        return False
    return mark.rule != "round-the-clock" and not any(earlier.start > opened for earlier in found)
